/**
 * Networks as data ({@link org.digitmill.network.NetworkSpecification}, read from {@code conf/networks}), as DL4J networks for training
 * ({@link org.digitmill.network.NetworkFactory}), and folded into oneDNN operations for inference
 * ({@link org.digitmill.network.NetworkFolding}).
 *
 * <p>Does not use Spark.
 */
package org.digitmill.network;
