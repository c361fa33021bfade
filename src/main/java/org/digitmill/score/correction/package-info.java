/**
 * Applies a person's corrections to the tables as a run of their own.
 *
 * <p>May use {@code score.commit}, {@code score.reading} and what they may use.
 */
package org.digitmill.score.correction;
