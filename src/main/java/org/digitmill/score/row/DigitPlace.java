package org.digitmill.score.row;

/**
 * The position of a digit in the reading order of its file.
 *
 * @param page from 1
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param number that it belongs to, from 1 on each page
 */
public record DigitPlace(int page, int line, int position, int number) {}
