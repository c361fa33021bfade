/**
 * A person's corrections, put into the tables as a run of their own.
 *
 * <p>May use {@code score.commit}, {@code score.reading} and what they may use.
 */
package org.digitmill.score.correction;
