/**
 * How far a training has come: epochs, best epoch, running average of weights.
 *
 * <p>May use {@code train.averaging} and {@code train.options}.
 */
package org.digitmill.train.progress;
