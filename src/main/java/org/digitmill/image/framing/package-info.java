/** Finds a digit's ink in a small picture and frames it as in MNIST. May use {@code image.pixel}. */
package org.digitmill.image.framing;
