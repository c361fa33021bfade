/**
 * Models of Keras as models of ours: Sequential networks and functional ones that are chains, from HDF5 ({@code .h5}) and Keras 3 ({@code .keras}) files.
 *
 * <p>Such a file is not trusted. Only its description of the layers and its numbers are read; code that it may hold, as of a Lambda layer,
 * is never looked at.
 */
package org.digitmill.model.keras;
