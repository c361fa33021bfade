package org.digitmill.samples.pages;

/**
 * A digit as it was set.
 *
 * @param number which number of the page it belongs to, from 1 in reading order
 * @param line the number's line, from 1
 * @param digit 0 to 9
 * @param x left edge of its ink, in pixels of the upright page
 * @param y upper edge
 * @param width of its ink
 * @param height of its ink
 */
public record TrueDigit(int number, int line, int digit, int x, int y, int width, int height) {}
