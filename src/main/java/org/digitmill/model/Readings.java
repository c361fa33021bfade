package org.digitmill.model;

/**
 * A model's predictions for several digits.
 *
 * @param probabilities calibrated, ten of each digit, digit after digit; not copied
 * @param strange for each digit, whether it is out of distribution; not copied
 */
public record Readings(float[] probabilities, boolean[] strange) {}
