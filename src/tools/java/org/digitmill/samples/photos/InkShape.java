package org.digitmill.samples.photos;

/**
 * The shape of ink in a box of its own: how much of each point is covered, 0 to 1. The box's height or width, whichever is more, is 1,
 * and its middle is (0, 0).
 */
interface InkShape {
    double cover(double x, double y);
}
