package org.digitmill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.Versions;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.model.Calibration;
import org.digitmill.model.Evaluation;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network by parameter averaging: epochs of rounds, a validation behind each epoch, and the weights of the best epoch kept. The
 * test split of the data has no part in it.
 */
public final class TrainJob {
    private final JavaSparkContext context;
    private final NetworkSpecification network;
    private final TrainOptions options;
    private final TrainListener listener;

    /** A finished run: the model, to be published, and what is to be said of it. */
    public record Result(ModelBundle model, TrainReport report) {}

    public TrainJob(
            JavaSparkContext context, NetworkSpecification network, TrainOptions options, TrainListener listener) {
        this.context = context;
        this.network = network;
        this.options = options;
        this.listener = listener;
    }

    /**
     * @param training digits to learn from, in an order that depends on nothing but their content and the seed
     * @param validation digits to pick the epoch by
     * @param data what the model file will say of the data
     * @param modelName what the model file will say of its own name
     */
    public Result run(LabelledDigits training, LabelledDigits validation, Map<String, Object> data, String modelName) {
        if (training.size() < options.workers()) {
            throw new InputException("There are " + training.size() + " digits to learn from, too few for "
                    + options.workers() + " workers. Give more data or fewer --workers.");
        }
        long started = System.nanoTime();
        LocalTrainer local = new LocalTrainer(network, options, 1);
        NetworkState state = local.state();
        WeightAverage average = WeightAverage.EMPTY;
        Best best = null;
        List<EpochReport> epochs = new ArrayList<>();
        try (AveragingEngine engine = new AveragingEngine(context, network, options, training, validation)) {
            for (int epoch = 1; epoch <= options.epochs(); epoch++) {
                long epochStarted = System.nanoTime();
                double lossSum = 0;
                long examples = 0;
                for (int round = 0; round < engine.rounds(); round++) {
                    List<WorkerResult> results = engine.round(state, epoch, round);
                    state = Averaging.mean(results);
                    average = average.with(
                            state.parameters(), options.regularization().weightAverage());
                    double roundLoss =
                            results.stream().mapToDouble(WorkerResult::lossSum).sum();
                    int roundExamples =
                            results.stream().mapToInt(WorkerResult::examples).sum();
                    lossSum += roundLoss;
                    examples += roundExamples;
                    listener.round(
                            epoch,
                            round,
                            (long) (epoch - 1) * training.size() + examples,
                            (long) options.epochs() * training.size(),
                            roundLoss / roundExamples);
                }
                double seconds = (System.nanoTime() - epochStarted) / 1e9;
                NetworkState published = average.in(state);
                float[] probabilities = inOrder(engine.validate(published, epoch), validation.size());
                Evaluation evaluation = new Evaluation();
                evaluation.addAll(validation.labels(), probabilities);
                EpochReport report = new EpochReport(
                        epoch, lossSum / examples, evaluation.loss(), evaluation.accuracy(), examples, seconds);
                epochs.add(report);
                listener.epoch(report);
                if (best == null || best.isWorseThan(evaluation)) {
                    best = new Best(epoch, published, evaluation, probabilities);
                }
                if (options.regularization().ends(best.epoch(), epoch)) {
                    break;
                }
            }
        }
        local.network().setParams(Nd4j.createFromArray(best.state().parameters()));
        ModelBundle model = ModelBundle.of(
                network,
                local.network(),
                Calibration.fit(validation.labels(), best.probabilities(), options.reviewError()),
                new ModelBundle.Provenance(
                        modelName, trainingDescription(), data, metrics(best, epochs), Versions.all()));
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
                        best.evaluation().accuracy(),
                        examples / trainingSeconds,
                        (System.nanoTime() - started) / 1e9,
                        epochs));
    }

    private record Best(int epoch, NetworkState state, Evaluation evaluation, float[] probabilities) {
        boolean isWorseThan(Evaluation other) {
            return other.correct() > evaluation.correct()
                    || other.correct() == evaluation.correct() && other.loss() < evaluation.loss();
        }
    }

    /** Puts together again what was dealt to the shards, digit {@code i} to shard {@code i % shards}. */
    private static float[] inOrder(List<float[]> parts, int size) {
        float[] all = new float[size * LabelledDigits.CLASSES];
        for (int i = 0; i < size; i++) {
            System.arraycopy(
                    parts.get(i % parts.size()),
                    i / parts.size() * LabelledDigits.CLASSES,
                    all,
                    i * LabelledDigits.CLASSES,
                    LabelledDigits.CLASSES);
        }
        return all;
    }

    private Map<String, Object> trainingDescription() {
        Map<String, Object> description = new TreeMap<>();
        description.put("epochs", options.epochs());
        description.put("workers", options.workers());
        description.put("minibatch", options.minibatch());
        description.put("averaging_period", options.averagingPeriod());
        description.put("updater", "adam");
        description.put("learning_rate", options.learningRate());
        description.put("learning_rate_shape", options.learningRateShape().toString());
        Regularization regularization = options.regularization();
        description.put("augment", regularization.augmentation().toString());
        description.put("label_smoothing", regularization.labelSmoothing());
        description.put("weight_decay", regularization.weightDecay());
        description.put("weight_average", regularization.weightAverage());
        description.put("patience", regularization.patience());
        description.put("seed", options.seed());
        description.put("validation", options.validation());
        return description;
    }

    private static Map<String, Object> metrics(Best best, List<EpochReport> epochs) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("best_epoch", best.epoch());
        metrics.put("validation_accuracy", best.evaluation().accuracy());
        metrics.put("validation_loss", best.evaluation().loss());
        metrics.put("history", epochs);
        return metrics;
    }
}
