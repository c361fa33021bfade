/**
 * Verification that the tables of an output directory agree with each other and with the manifests.
 *
 * <p>May use {@code score.commit} and what it may use.
 */
package org.digitmill.score.verify;
