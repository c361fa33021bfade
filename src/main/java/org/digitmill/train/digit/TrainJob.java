package org.digitmill.train.digit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.Versions;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Calibration;
import org.digitmill.model.Evaluation;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.NetworkClassifier;
import org.digitmill.model.Novelty;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.OuterStep;
import org.digitmill.train.averaging.TrainingEngine;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.checkpoint.CheckpointDirectory;
import org.digitmill.train.checkpoint.RunIdentity;
import org.digitmill.train.loop.RunningStatistics;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.loop.TrainingLoop;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.progress.BestEpoch;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.TrainingProgress;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a digit network by parameter averaging: epochs of averaging rounds, a validation after each epoch, and the weights of the best
 * epoch as result. The test split of the data is not used.
 */
public final class TrainJob {
    private final JavaSparkContext context;
    private final NetworkSpecification network;
    private final TrainOptions options;
    private final Teachers teachers;
    private final Optional<CheckpointOptions> checkpoints;
    private final TrainListener listener;

    /** The result of a run: the model and its report. */
    public record Result(ModelBundle model, TrainReport report) {}

    /** A run without teachers and checkpoints. */
    public TrainJob(
            JavaSparkContext context, NetworkSpecification network, TrainOptions options, TrainListener listener) {
        this(context, network, options, Teachers.NONE, Optional.empty(), listener);
    }

    /**
     * @param teachers teachers for knowledge distillation
     * @param checkpoints checkpoint options, if any
     */
    public TrainJob(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            Teachers teachers,
            Optional<CheckpointOptions> checkpoints,
            TrainListener listener) {
        this.context = context;
        this.network = network;
        this.options = options;
        this.teachers = teachers;
        this.checkpoints = checkpoints;
        this.listener = listener;
    }

    /**
     * @param training training digits, in an order that depends only on their content and the seed
     * @param validation validation digits, by which the epoch is chosen
     * @param data description of the data for the model file
     * @param modelName name of the model for the model file
     * @throws InputException also if the checkpoint is of another run
     */
    public Result run(LabelledDigits training, LabelledDigits validation, Map<String, Object> data, String modelName) {
        network.requireReads(NetworkInput.DIGIT);
        if (training.size() < options.workers()) {
            throw new InputException("There are " + training.size() + " digits to learn from, too few for "
                    + options.workers() + " workers. Give more data or fewer --workers.");
        }
        long started = System.nanoTime();
        LocalTrainer local = new LocalTrainer(network, options, 1);
        Optional<CheckpointDirectory> directory = checkpoints.map(where -> new CheckpointDirectory(
                new HadoopFiles(context.hadoopConfiguration()),
                where,
                RunIdentity.of(network, options, teachers, training, validation),
                listener::notice));
        TrainingProgress progress = directory
                .flatMap(CheckpointDirectory::open)
                .orElseGet(() -> TrainingProgress.start(TrainingState.initial(local.state(), options)));
        try (DigitTraining digits = new DigitTraining(context, network, options, teachers, training, validation)) {
            int checkpointRounds = checkpoints.map(CheckpointOptions::rounds).orElse(0);
            progress = new TrainingLoop(
                            engine(local, digits, training.size()),
                            options,
                            training.size(),
                            digits,
                            directory,
                            checkpointRounds,
                            listener)
                    .run(progress);
        }
        return result(local, progress, validation, data, modelName, started);
    }

    private TrainingEngine engine(LocalTrainer local, DigitTraining digits, int size) {
        OuterStep outer = new OuterStep(
                options.averaging().outerLearningRate(),
                options.averaging().outerMomentum(),
                RunningStatistics.of(local.network()));
        return options.averaging().engine() == Engine.DL4J
                ? new Dl4jEngine(context, network, options, digits, size)
                : digits.engine(new Averaging(outer));
    }

    private Result result(
            LocalTrainer local,
            TrainingProgress progress,
            LabelledDigits validation,
            Map<String, Object> data,
            String modelName,
            long started) {
        BestEpoch best = progress.best().orElseThrow();
        Evaluation evaluation = best.evaluation(validation.labels());
        List<EpochReport> epochs = progress.history();
        local.network().setParams(Nd4j.createFromArray(best.parameters()));
        ModelBundle model = ModelBundle.of(
                        network,
                        local.network(),
                        Calibration.fit(validation.labels(), best.probabilities(), options.reviewError()),
                        options.testTimeAugmentation(),
                        new ModelBundle.Provenance(
                                modelName,
                                trainingDescription(),
                                data,
                                metrics(best.epoch(), evaluation, epochs),
                                Versions.all()))
                .with(Novelty.fit(
                        validation.labels(),
                        best.probabilities(),
                        new NetworkClassifier(local.network(), 1).features(validation.pixels(), validation.size())));
        double trainingSeconds =
                epochs.stream().mapToDouble(EpochReport::seconds).sum();
        long examples = epochs.stream().mapToLong(EpochReport::examples).sum();
        return new Result(
                model,
                new TrainReport(
                        model.sha256(),
                        network.name(),
                        network.parameters(),
                        best.epoch(),
                        evaluation.accuracy(),
                        examples / trainingSeconds,
                        (System.nanoTime() - started) / 1e9,
                        epochs));
    }

    private Map<String, Object> trainingDescription() {
        Map<String, Object> description = new TreeMap<>();
        description.put("epochs", options.epochs());
        description.put("workers", options.workers());
        description.put("minibatch", options.minibatch());
        description.put("engine", options.averaging().engine().toString());
        description.put("averaging_period", options.averaging().period());
        description.put("final_averaging_period", options.averaging().finalPeriod());
        description.put("updater_state", options.averaging().updaterState().toString());
        description.put("outer_learning_rate", options.averaging().outerLearningRate());
        description.put("outer_momentum", options.averaging().outerMomentum());
        description.put("updater", options.updater().toString());
        description.put("learning_rate", options.learningRate());
        description.put("learning_rate_shape", options.learningRateShape().toString());
        Regularization regularization = options.regularization();
        description.put("augment", regularization.augmentation().toString());
        description.put("label_smoothing", regularization.labelSmoothing());
        description.put("weight_decay", regularization.weightDecay());
        description.put("weight_average", regularization.weightAverage());
        description.put("patience", regularization.patience());
        if (teachers.areThere()) {
            description.put("teachers", teachers.sha256());
            description.put("teacher_share", teachers.share());
        }
        description.put("seed", options.seed());
        description.put("validation", options.validation());
        return description;
    }

    private static Map<String, Object> metrics(int bestEpoch, Evaluation evaluation, List<EpochReport> epochs) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("best_epoch", bestEpoch);
        metrics.put("validation_accuracy", evaluation.accuracy());
        metrics.put("validation_loss", evaluation.loss());
        metrics.put("history", epochs);
        return metrics;
    }
}
