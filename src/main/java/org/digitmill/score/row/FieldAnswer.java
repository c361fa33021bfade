package org.digitmill.score.row;

/**
 * The content of a field of a form.
 *
 * @param text the digits that were read in it; null if there are none
 * @param confidence of the whole text, 0 to 1: the product of those of its digits; null if there are none
 * @param valid whether the text is what the template asks for
 * @param needsReview whether it needs review
 */
public record FieldAnswer(String text, Float confidence, boolean valid, boolean needsReview) {}
