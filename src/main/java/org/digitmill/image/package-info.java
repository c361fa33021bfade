/** Bytes to grey pixels, and the crop of a digit to 28×28 pixels as MNIST frames it. Knows neither Spark nor DL4J. */
package org.digitmill.image;
