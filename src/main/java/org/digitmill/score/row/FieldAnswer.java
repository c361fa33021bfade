package org.digitmill.score.row;

/**
 * What stands in a field of a form.
 *
 * @param text the digits that were read in it; null where there are none
 * @param confidence of the whole text, 0 to 1: the product of those of its digits; null where there are none
 * @param valid whether the text is what the template asks for
 * @param needsReview whether a person should look at it
 */
public record FieldAnswer(String text, Float confidence, boolean valid, boolean needsReview) {}
