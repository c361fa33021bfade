/** Progress as a file, from which the same training can be resumed. May use {@code train.progress} and what it may use. */
package org.digitmill.train.checkpoint;
