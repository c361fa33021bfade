package org.digitmill.page.picture;

/**
 * A binary image: which pixels are ink.
 *
 * @param width columns
 * @param height rows
 * @param bits row by row, 1 for ink and 0 for paper; not copied; callers may change it
 */
public record Mask(int width, int height, byte[] bits) {}
