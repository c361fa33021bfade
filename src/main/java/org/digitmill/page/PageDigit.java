package org.digitmill.page;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Prediction;

/**
 * A digit that was read on a page.
 *
 * @param framed its pixels as MNIST frames them, and its box in pixels of the upright page
 * @param prediction what the classifier says
 * @param doubtful whether it may be something else than a digit, so that a person should look at it
 */
public record PageDigit(FramedDigit framed, Prediction prediction, boolean doubtful) {}
