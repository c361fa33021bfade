package org.digitmill.train.options;

import java.io.Serializable;

/**
 * The numbers of crops of a run. Crops are generated for each minibatch; none is used twice.
 *
 * @param crops in the whole run, at least; whole minibatches and epochs make it somewhat more
 * @param epochCrops about as many between two validations
 * @param validation crops that each epoch is validated by
 */
public record CropPlan(long crops, int epochCrops, int validation) implements Serializable {
    public static final long DEFAULT_CROPS = 200_000;
    public static final int DEFAULT_EPOCH_CROPS = 4000;
    public static final int DEFAULT_VALIDATION = 200;

    public CropPlan {
        requireAtLeastOne("crops", crops);
        requireAtLeastOne("epoch-crops", epochCrops);
        requireAtLeastOne("validation-crops", validation);
    }

    /** How many epochs. */
    public int epochs() {
        return Math.toIntExact(Math.max(1, Math.round((double) crops / epochCrops)));
    }

    /** Minibatches of one worker in an epoch. */
    public int minibatches(int workers, int minibatch) {
        double inEpoch = (double) crops / epochs();
        return (int) Math.ceil(inEpoch / ((long) workers * minibatch));
    }

    private static void requireAtLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("--" + name + " is " + value + ", but must be at least 1.");
        }
    }
}
