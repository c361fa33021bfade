package org.digitmill.cli;

import static java.util.Map.entry;

import java.util.Map;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.CropPlan;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;

/**
 * The options with default values: key as in {@code conf/digitmill.properties} (command, dot, option), and default as text. An option can
 * be set there if it is in this list.
 */
final class Settings {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            setting("demo.epochs", 3),
            setting("train.network", "digitmill"),
            setting("train.epochs", TrainOptions.DEFAULT_EPOCHS),
            setting("train.workers", 0),
            setting("train.minibatch", TrainOptions.DEFAULT_MINIBATCH),
            setting("train.engine", AveragingOptions.DEFAULT_ENGINE),
            setting("train.averaging-period", AveragingOptions.DEFAULT_PERIOD),
            setting("train.final-averaging-period", 0),
            setting("train.updater-state", AveragingOptions.DEFAULT_UPDATER_STATE),
            setting("train.outer-learning-rate", AveragingOptions.DEFAULT_OUTER_LEARNING_RATE),
            setting("train.outer-momentum", AveragingOptions.DEFAULT_OUTER_MOMENTUM),
            setting("train.updater", TrainOptions.DEFAULT_UPDATER),
            setting("train.learning-rate", TrainOptions.DEFAULT_LEARNING_RATE),
            setting("train.learning-rate-shape", TrainOptions.DEFAULT_LEARNING_RATE_SHAPE),
            setting("train.augment", Regularization.NONE.augmentation()),
            setting("train.label-smoothing", Regularization.NONE.labelSmoothing()),
            setting("train.weight-decay", Regularization.NONE.weightDecay()),
            setting("train.weight-average", Regularization.NONE.weightAverage()),
            setting("train.patience", Regularization.NONE.patience()),
            setting("train.teacher-share", Teachers.DEFAULT_SHARE),
            setting("train.seed", TrainOptions.DEFAULT_SEED),
            setting("train.validation", TrainOptions.DEFAULT_VALIDATION),
            setting("train.review-error", TrainOptions.DEFAULT_REVIEW_ERROR),
            setting("train.test-time-augmentation", TestTimeAugmentation.NONE.below()),
            setting("train.drawn-digits", 0),
            setting("train.corrections-weight", 10),
            setting("train.checkpoint-rounds", CheckpointOptions.DEFAULT_ROUNDS),
            setting("train.checkpoint-keep", CheckpointOptions.DEFAULT_KEEP),
            setting("train-page.network", "page-reader"),
            setting("train-page.crops", CropPlan.DEFAULT_CROPS),
            setting("train-page.epoch-crops", CropPlan.DEFAULT_EPOCH_CROPS),
            setting("train-page.validation-crops", CropPlan.DEFAULT_VALIDATION),
            setting("train-page.workers", 0),
            setting("train-page.minibatch", 12),
            setting("train-page.averaging-period", 8),
            setting("train-page.learning-rate", TrainOptions.DEFAULT_LEARNING_RATE),
            setting("train-page.weight-decay", "0.0001"),
            setting("train-page.weight-average", 0.98),
            setting("train-page.seed", TrainOptions.DEFAULT_SEED),
            setting("train-page.validation", TrainOptions.DEFAULT_VALIDATION),
            setting("train-page.checkpoint-rounds", CheckpointOptions.DEFAULT_ROUNDS),
            setting("train-page.checkpoint-keep", CheckpointOptions.DEFAULT_KEEP),
            setting("score.mode", ReadingMode.AUTO),
            setting("score.printed", PrintedDigits.SKIP),
            setting("report.review", 200),
            setting("score.max-rejected", "100%"),
            setting("score.chunk-files", ScoreOptions.DEFAULT_CHUNK_FILES),
            setting("score.maximum-bytes", ImageLimits.DEFAULT.maximumBytes()),
            setting("score.maximum-pixels", ImageLimits.DEFAULT.maximumPixels()),
            setting("score.maximum-pages", ImageLimits.DEFAULT.maximumPages()),
            setting("score.maximum-entries", ReadingOptions.DEFAULT.maximumEntries()),
            setting("score.maximum-seconds", ReadingOptions.DEFAULT.maximumSeconds()),
            setting("score.pdf-resolution", ReadingOptions.DEFAULT.pdfResolution()));

    private Settings() {}

    /** All keys with their defaults. */
    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    private static Map.Entry<String, String> setting(String key, Object value) {
        return entry(key, String.valueOf(value));
    }
}
