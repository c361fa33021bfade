package org.digitmill.train.averaging;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.train.options.UpdaterState;

/**
 * The sum of the workers' states, weighted by their numbers of digits, in double precision.
 *
 * <p>Sums are added two by two in the order of the workers: 0 + 1, 2 + 3, then (0 + 1) + (2 + 3), and so on. A block of neighbours can
 * therefore be added up anywhere and gives the same bits, if it is as long as a power of two and begins at a multiple of that.
 */
final class WeightedSum implements Serializable {
    private final double[] parameters;
    private final double[] updaterState;
    /** The updater states that are not added up, in the order of the workers. */
    private final List<float[]> kept = new ArrayList<>();

    private long examples;
    private double lossSum;
    private double seconds;
    private int iterations;

    private WeightedSum(WorkerResult result, UpdaterState treatment) {
        this.examples = result.examples();
        this.lossSum = result.lossSum();
        this.seconds = result.seconds();
        this.parameters = weighted(result.state().parameters());
        if (treatment == UpdaterState.KEPT) {
            this.updaterState = new double[0];
            this.kept.add(result.state().updaterState());
        } else {
            this.updaterState = weighted(result.state().updaterState());
        }
        // A worker without digits took no step: its state counts for nothing.
        this.iterations = examples > 0 ? result.state().iterations() : 0;
    }

    private double[] weighted(float[] values) {
        double[] weighted = new double[values.length];
        if (examples > 0) {
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = (double) examples * values[i];
            }
        }
        return weighted;
    }

    /** The sum over workers. @param results of neighbours, in their order; at least one */
    static WeightedSum of(List<WorkerResult> results, UpdaterState treatment) {
        if (results.size() == 1) {
            return new WeightedSum(results.get(0), treatment);
        }
        int left = leftOf(results.size());
        return of(results.subList(0, left), treatment).add(of(results.subList(left, results.size()), treatment));
    }

    /** The sum over blocks. @param blocks in their order; at least one; changed by the call */
    static WeightedSum ofBlocks(List<WeightedSum> blocks) {
        if (blocks.size() == 1) {
            return blocks.get(0);
        }
        int left = leftOf(blocks.size());
        return ofBlocks(blocks.subList(0, left)).add(ofBlocks(blocks.subList(left, blocks.size())));
    }

    /** How many of so many are added up before the rest is: the largest power of two that leaves some. */
    private static int leftOf(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private WeightedSum add(WeightedSum right) {
        add(parameters, right.parameters);
        add(updaterState, right.updaterState);
        kept.addAll(right.kept);
        examples += right.examples;
        lossSum += right.lossSum;
        seconds = Math.max(seconds, right.seconds);
        iterations = Math.max(iterations, right.iterations);
        return this;
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /** The weighted mean; its updater state is empty if each worker keeps its own. */
    NetworkState mean() {
        if (examples == 0) {
            throw new IllegalArgumentException("No worker saw a digit in this round");
        }
        return new NetworkState(divided(parameters), divided(updaterState), iterations);
    }

    private float[] divided(double[] sum) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / examples);
        }
        return mean;
    }

    /** Each worker's updater state, in their order; empty if it was averaged. */
    List<float[]> kept() {
        return List.copyOf(kept);
    }

    /** Digits that all workers saw. */
    long examples() {
        return examples;
    }

    /** Of the loss over those digits, in nats. */
    double lossSum() {
        return lossSum;
    }

    /** That the slowest worker trained. */
    double seconds() {
        return seconds;
    }
}
