/** The loop over epochs, which any training engine can run in. May use {@code train.checkpoint} and what it may use. */
package org.digitmill.train.loop;
