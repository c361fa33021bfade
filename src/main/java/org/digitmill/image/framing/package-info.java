/** A digit's ink, found in a small picture and framed as MNIST frames its digits. May use {@code image.pixel}. */
package org.digitmill.image.framing;
