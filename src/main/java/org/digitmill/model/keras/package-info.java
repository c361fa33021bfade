/**
 * Import of Keras models: Sequential networks and functional ones that are chains, from HDF5 ({@code .h5}) and Keras 3 ({@code .keras})
 * files.
 *
 * <p>Such a file is not trusted. Only the description of the layers and the weights are read; code in it, such as that of a Lambda layer,
 * is ignored.
 */
package org.digitmill.model.keras;
