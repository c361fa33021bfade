package org.digitmill.model;

/**
 * What a model says of several pieces of ink before it takes a {@linkplain TestTimeAugmentation second look} at any.
 *
 * @param probabilities calibrated, ten of each piece, piece after piece; not copied
 * @param unsure of each piece, whether the model would look at it again; not copied
 */
public record FirstLook(float[] probabilities, boolean[] unsure) {}
