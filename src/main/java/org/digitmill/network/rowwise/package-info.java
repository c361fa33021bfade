/**
 * Layers for DL4J with a few learned numbers, which are the same for all rows of an array: layer normalisation and PReLU. DL4J and ND4J have
 * them, but ND4J 1.0.0-M2 computes no gradient, or a wrong one, for some shapes.
 */
package org.digitmill.network.rowwise;
