package org.digitmill.score.row;

/**
 * The position of a digit in the reading order of its file.
 *
 * @param page from 1
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param number that it belongs to, from 1 on each page
 * @param sign what is written right before it in its number, one of {@code - . ,}; null where nothing was seen
 */
public record DigitPlace(int page, int line, int position, int number, String sign) {
    /** A place without a sign before it. */
    public DigitPlace(int page, int line, int position, int number) {
        this(page, line, position, number, null);
    }
}
