/** Images: bytes to grey pixels, and framing of a digit to 28×28 pixels as in MNIST. Uses neither Spark nor DL4J. */
package org.digitmill.image;
