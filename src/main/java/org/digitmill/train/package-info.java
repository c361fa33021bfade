/**
 * Training by parameter averaging on Spark.
 *
 * <p>{@link org.digitmill.train.TrainJob} trains digit networks, {@link org.digitmill.train.PageTrainJob} page and region networks. Each runs
 * averaging rounds by a {@code TrainingEngine}, validates after each epoch and saves checkpoints. Tasks are stateless, so a repeated task
 * gives the same bits.
 */
package org.digitmill.train;
