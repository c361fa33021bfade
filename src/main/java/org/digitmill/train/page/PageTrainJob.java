package org.digitmill.train.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.Versions;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.OuterStep;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.checkpoint.CheckpointDirectory;
import org.digitmill.train.checkpoint.RunIdentity;
import org.digitmill.train.loop.RunningStatistics;
import org.digitmill.train.loop.TrainingLoop;
import org.digitmill.train.loop.Validation;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.CropPlan;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.TrainingProgress;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a page or region network by parameter averaging on crops that the executors generate: epochs of averaging rounds, a validation
 * after each epoch, and the averaged weights of the last epoch as result.
 */
public final class PageTrainJob {
    private final JavaSparkContext context;
    private final NetworkSpecification network;
    private final TrainOptions options;
    private final CropPlan plan;
    private final Optional<ModelBundle> finder;
    private final Optional<CheckpointOptions> checkpoints;
    private final PageTrainListener listener;

    /** The result of a run: the model and its report. */
    public record Result(ModelBundle model, PageTrainReport report) {}

    /**
     * @param options with as many epochs as the plan has
     * @param finder the page model whose detections a network of parts of pages learns to judge; empty if pages are read
     * @param checkpoints checkpoint options, if any
     */
    public PageTrainJob(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            CropPlan plan,
            Optional<ModelBundle> finder,
            Optional<CheckpointOptions> checkpoints,
            PageTrainListener listener) {
        if (options.epochs() != plan.epochs()) {
            throw new IllegalArgumentException(
                    options.epochs() + " epochs in the options, " + plan.epochs() + " in the plan");
        }
        this.context = context;
        this.network = network;
        this.options = options;
        this.plan = plan;
        this.finder = finder;
        this.checkpoints = checkpoints;
        this.listener = listener;
    }

    /**
     * @param training digits that are drawn into the crops to learn from
     * @param validation digits that are drawn into the crops to validate by
     * @param data description of the data for the model file
     * @param modelName name of the model for the model file
     * @throws InputException also if the checkpoint is of another run
     */
    public Result run(LabelledDigits training, LabelledDigits validation, Map<String, Object> data, String modelName) {
        requireCrops(network);
        if (finder.isPresent() != (network.reads() == NetworkInput.REGION)) {
            throw new IllegalArgumentException(
                    "A page model goes with networks of parts of pages, and only with these");
        }
        finder.ifPresent(model -> model.requireReads(NetworkInput.PAGE));
        long started = System.nanoTime();
        LocalTrainer local = new LocalTrainer(network, options, 1);
        RunIdentity identity = RunIdentity.of(network, options, Teachers.NONE, training, validation)
                .with("crops", plan.crops())
                .with("crops of an epoch", plan.epochCrops())
                .with("validation crops", plan.validation())
                .with("page model", finder.map(ModelBundle::sha256).orElse("none"));
        Optional<CheckpointDirectory> directory = checkpoints.map(where -> new CheckpointDirectory(
                new HadoopFiles(context.hadoopConfiguration()), where, identity, listener::notice));
        TrainingProgress progress = directory
                .flatMap(CheckpointDirectory::open)
                .orElseGet(() -> TrainingProgress.start(TrainingState.initial(local.state(), options)));
        OuterStep outer = new OuterStep(
                options.averaging().outerLearningRate(),
                options.averaging().outerMomentum(),
                RunningStatistics.of(local.network()));
        Model naming = new Model(local, data, modelName);
        try (CropTraining crops = new CropTraining(
                context,
                network,
                options,
                plan,
                training,
                validation,
                finder.map(ModelFile::write).orElse(new byte[0]))) {
            Validation validated = (state, epoch, best) -> {
                PageScore score = crops.score(state, epoch);
                listener.validated(epoch, score, naming.of(state, score, epoch));
                return new Validation.Judgement(score.loss(), score.f1(), Optional.empty());
            };
            progress = new TrainingLoop(
                            crops.engine(new Averaging(outer)),
                            options,
                            crops.epochCrops(),
                            validated,
                            directory,
                            checkpoints.map(CheckpointOptions::rounds).orElse(0),
                            listener)
                    .run(progress);
            NetworkState last = progress.average().in(progress.state().network());
            PageScore score = crops.score(last, options.epochs());
            return result(naming.of(last, score, options.epochs()), score, progress.history(), started);
        }
    }

    /** @throws InputException if the network is not a page or region network */
    public static void requireCrops(NetworkSpecification network) {
        if (network.reads() == NetworkInput.DIGIT) {
            network.requireReads(NetworkInput.PAGE);
        }
    }

    private Result result(ModelBundle model, PageScore score, List<EpochReport> epochs, long started) {
        double seconds = epochs.stream().mapToDouble(EpochReport::seconds).sum();
        long examples = epochs.stream().mapToLong(EpochReport::examples).sum();
        return new Result(
                model,
                new PageTrainReport(
                        model.sha256(),
                        network.name(),
                        network.parameters(),
                        score,
                        examples / seconds,
                        (System.nanoTime() - started) / 1e9,
                        epochs));
    }

    private Map<String, Object> trainingDescription() {
        Map<String, Object> description = new TreeMap<>();
        description.put("crops", plan.crops());
        description.put("epoch_crops", plan.epochCrops());
        description.put("workers", options.workers());
        description.put("minibatch", options.minibatch());
        description.put("averaging_period", options.averaging().period());
        description.put("updater", options.updater().toString());
        description.put("learning_rate", options.learningRate());
        description.put("learning_rate_shape", options.learningRateShape().toString());
        description.put("weight_decay", options.regularization().weightDecay());
        description.put("weight_average", options.regularization().weightAverage());
        description.put("seed", options.seed());
        description.put("validation", options.validation());
        description.put("validation_crops", plan.validation());
        finder.ifPresent(model -> description.put("page_model_sha256", model.sha256()));
        return description;
    }

    private static Map<String, Object> metrics(PageScore score, int epoch) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("epoch", epoch);
        metrics.put("validation_loss", score.loss());
        metrics.put("validation_recall", score.recall());
        metrics.put("validation_precision", score.precision());
        return metrics;
    }

    /** Makes model files of states. */
    private final class Model {
        private final LocalTrainer local;
        private final Map<String, Object> data;
        private final String name;

        Model(LocalTrainer local, Map<String, Object> data, String name) {
            this.local = local;
            this.data = data;
            this.name = name;
        }

        ModelBundle of(NetworkState state, PageScore score, int epoch) {
            local.network().setParams(Nd4j.createFromArray(state.parameters()));
            return ModelBundle.ofCrops(
                    network,
                    local.network(),
                    new ModelBundle.Provenance(
                            name, trainingDescription(), data, metrics(score, epoch), Versions.all()));
        }
    }
}
