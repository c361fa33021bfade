package org.digitmill.train.digit;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.averaging.TrainedRound;
import org.digitmill.train.averaging.TrainingEngine;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.options.TrainOptions;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Parameter averaging by dl4j-spark, with DL4J's own layers, for comparison. A round is a whole epoch, since DL4J itself divides the data
 * into splits of {@code workers × period} minibatches, drawn by a seed.
 *
 * <p>Differences from our engine: it draws the minibatches of a split at random, filters all data again for each split, weights all
 * workers equally, sums in order of arrival (so more than two workers do not give the same bits twice), and its dropout does not use our
 * seed. Validation is the same.
 */
final class Dl4jEngine implements TrainingEngine {
    private final JavaSparkContext context;
    private final TrainOptions options;
    private final DigitTraining shards;
    private final LocalTrainer local;
    private final long digits;

    /**
     * @param shards the digits as our own engine has them
     * @param digits to learn from in an epoch
     */
    Dl4jEngine(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            DigitTraining shards,
            long digits) {
        this.context = context;
        this.options = options;
        this.shards = shards;
        this.digits = digits;
        this.local = new LocalTrainer(network, options, shards.steps(), Acceleration.NONE);
    }

    @Override
    public int rounds(int epoch) {
        return 1;
    }

    @Override
    public TrainedRound round(TrainingState state, int epoch, int round) {
        local.set(state.network());
        JavaRDD<DataSet> minibatches = shards.shards()
                .mapPartitionsWithIndex(new MinibatchSets(options, shards.teachers(), epoch), true)
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
        ParameterAveragingTrainingMaster master = new ParameterAveragingTrainingMaster.Builder(
                        options.workers(), options.minibatch())
                .batchSizePerWorker(options.minibatch())
                .averagingFrequency(options.averaging().period())
                // Else each split begins with an empty updater state.
                .saveUpdater(true)
                .rddTrainingApproach(RDDTrainingApproach.Direct)
                .storageLevel(null)
                .rngSeed(Seeds.of(options.seed(), epoch))
                .build();
        try {
            SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, local.network(), master);
            spark.fit(minibatches);
            // All the loss it tells is the last minibatch's of each worker, and of its workers' time nothing.
            return new TrainedRound(
                    new TrainingState(local.state(), List.of(), new float[0]), digits, digits * spark.getScore(), 0);
        } finally {
            minibatches.unpersist(false);
        }
    }
}
