package org.digitmill.page.picture;

/**
 * Which pixels are ink.
 *
 * @param width columns
 * @param height rows
 * @param bits row by row, 1 for ink and 0 for paper; not copied, and changed by those who clean it
 */
public record Mask(int width, int height, byte[] bits) {}
