package org.digitmill.train.options;

import java.io.Serializable;
import org.digitmill.model.TestTimeAugmentation;

/**
 * The options of a training.
 *
 * @param epochs passes over the training digits
 * @param workers shards of the training digits, each trained apart between two averagings
 * @param minibatch digits a step
 * @param averaging how what the workers learn apart becomes one
 * @param updater how a worker makes a step of a gradient
 * @param learningRate of the updater, at its highest
 * @param learningRateShape how it goes over the run
 * @param regularization what keeps the network from learning the digits by heart
 * @param seed of the initial weights, the order of the digits, dropout and augmentation
 * @param validation digits kept from training to pick the epoch and calibrate by
 * @param reviewError the target error rate among the digits that need no review
 * @param testTimeAugmentation which digits the network looks at again, in validation and ever after
 */
public record TrainOptions(
        int epochs,
        int workers,
        int minibatch,
        AveragingOptions averaging,
        Updater updater,
        double learningRate,
        LearningRateShape learningRateShape,
        Regularization regularization,
        long seed,
        int validation,
        double reviewError,
        TestTimeAugmentation testTimeAugmentation)
        implements Serializable {
    public static final int DEFAULT_EPOCHS = 5;
    public static final int DEFAULT_MINIBATCH = 64;
    public static final Updater DEFAULT_UPDATER = Updater.ADAM;
    public static final double DEFAULT_LEARNING_RATE = 0.003;
    public static final LearningRateShape DEFAULT_LEARNING_RATE_SHAPE = LearningRateShape.ONE_CYCLE;
    public static final long DEFAULT_SEED = 1;
    public static final int DEFAULT_VALIDATION = 5000;
    public static final double DEFAULT_REVIEW_ERROR = 0.001;

    public TrainOptions {
        requireAtLeastOne("epochs", epochs);
        requireAtLeastOne("workers", workers);
        requireAtLeastOne("minibatch", minibatch);
        requireAtLeastOne("validation", validation);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--learning-rate is " + learningRate + ", but must be more than 0.");
        }
        if (!(reviewError >= 0 && reviewError <= 1)) {
            throw new IllegalArgumentException(
                    "--review-error is " + reviewError + ", but must be a share from 0 to 1.");
        }
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("--" + name + " is " + value + ", but must be at least 1.");
        }
    }
}
