/**
 * Scoring: reads directories of pictures into Parquet tables.
 *
 * <p>{@link org.digitmill.score.job.ScoreJob} lists the inputs in the order of their paths and divides them into chunks. For each chunk
 * one Spark job reads, frames and classifies its files and writes the tables into staging; the driver then publishes the chunk as a
 * whole. Spark only carries data: what happens to a file is in {@link org.digitmill.score.reading.FileScorer}, which a plain test can
 * call.
 */
package org.digitmill.score;
