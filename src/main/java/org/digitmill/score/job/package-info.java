/**
 * A scoring run on Spark: plans chunks, reads their files in tasks, writes and publishes their parts.
 *
 * <p>May use all of the packages above.
 */
package org.digitmill.score.job;
