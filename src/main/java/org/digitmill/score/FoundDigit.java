package org.digitmill.score;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Prediction;

/**
 * A digit that was found in a picture.
 *
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param number that it belongs to, from 1 on each page
 * @param framed its pixels and its place
 * @param prediction what the classifier says; null where it has not been asked yet
 * @param doubtful whether it may be no digit at all
 */
record FoundDigit(int line, int position, int number, FramedDigit framed, Prediction prediction, boolean doubtful) {}
