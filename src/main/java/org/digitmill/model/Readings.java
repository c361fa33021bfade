package org.digitmill.model;

/**
 * What a model says of several digits.
 *
 * @param probabilities calibrated, ten of each digit, digit after digit; not copied
 * @param strange of each digit, whether it looks unlike every digit that the model was calibrated with; not copied
 */
public record Readings(float[] probabilities, boolean[] strange) {}
