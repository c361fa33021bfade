/** MNIST, fetched from the network and checked. May use {@code dataset.format} and {@code dataset.file}. */
package org.digitmill.dataset.download;
