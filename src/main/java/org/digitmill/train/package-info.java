/**
 * Training by parameter averaging on Spark.
 *
 * <p>{@code train.digit.TrainJob} trains digit networks, {@code train.page.PageTrainJob} page and region networks. Each runs averaging rounds
 * ({@code train.averaging}), validates after each epoch ({@code train.loop}) and saves checkpoints ({@code train.checkpoint}). Tasks are
 * stateless, so a repeated task gives the same bits.
 */
package org.digitmill.train;
