package org.digitmill.page;

/**
 * A digit on a page, as fields need it.
 *
 * @param box of its ink
 * @param digit 0 to 9
 * @param confidence 0 to 1
 * @param needsReview whether a person should look at it
 */
public record FormDigit(PixelBox box, int digit, float confidence, boolean needsReview) {}
