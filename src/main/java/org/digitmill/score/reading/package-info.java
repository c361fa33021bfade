/**
 * Reads one file into rows: the models are applied to its pages. Everything here can be called without Spark.
 *
 * <p>May use {@code score.input}, {@code score.row} and what they may use.
 */
package org.digitmill.score.reading;
