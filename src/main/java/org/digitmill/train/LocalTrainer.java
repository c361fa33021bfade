package org.digitmill.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that trains on the minibatches it is given, in the thread that calls it.
 *
 * <p>Nothing of one call is left for the next: {@link #train} sets all state that matters before it begins.
 */
final class LocalTrainer {
    private final MultiLayerNetwork network;
    private final int minibatch;
    private final Minibatches minibatches;

    /** Learns from labels alone. */
    LocalTrainer(NetworkSpecification specification, TrainOptions options, int steps) {
        this(specification, options, Teachers.NONE, steps);
    }

    /** @param steps of the whole run on one worker, over which the learning rate goes its way */
    LocalTrainer(NetworkSpecification specification, TrainOptions options, Teachers teachers, int steps) {
        this(specification, options, teachers, steps, Acceleration.best());
    }

    /** @param acceleration who computes; the parameters are the same for all */
    LocalTrainer(
            NetworkSpecification specification,
            TrainOptions options,
            Teachers teachers,
            int steps,
            Acceleration acceleration) {
        LearningRateSchedule schedule =
                new LearningRateSchedule(options.learningRateShape(), options.learningRate(), steps);
        this.network = new NetworkFactory(acceleration)
                .create(
                        specification,
                        options.seed(),
                        options.updater().with(schedule),
                        options.regularization().weightDecay());
        this.minibatch = options.minibatch();
        this.minibatches = new Minibatches(minibatch, options.regularization(), teachers);
    }

    MultiLayerNetwork network() {
        return network;
    }

    /** The state the network is in: after construction, the initial weights that the seed draws. */
    NetworkState state() {
        INDArray updaterState = network.getUpdater().getStateViewArray();
        return new NetworkState(
                network.params().dup().data().asFloat(),
                updaterState == null ? new float[0] : updaterState.dup().data().asFloat(),
                network.getIterationCount());
    }

    /** Puts the network into a state. */
    void set(NetworkState state) {
        network.setParams(Nd4j.createFromArray(state.parameters()));
        INDArray updaterState = network.getUpdater().getStateViewArray();
        if (updaterState != null) {
            updaterState.assign(Nd4j.createFromArray(state.updaterState()).reshape(updaterState.shape()));
        }
        network.setIterationCount(state.iterations());
    }

    /**
     * Trains on digits {@code order[from]} to {@code order[to - 1]}, minibatch by minibatch.
     *
     * @param seed of dropout and augmentation
     */
    WorkerResult train(NetworkState start, LabelledDigits digits, int[] order, int from, int to, long seed) {
        long started = System.nanoTime();
        set(start);
        Nd4j.getRandom().setSeed(seed);
        double lossSum = 0;
        for (int position = from; position < to; position += minibatch) {
            int next = Math.min(position + minibatch, to);
            Minibatches.Minibatch batch = minibatches.of(digits, order, position, next, seed);
            network.fit(batch.input(), batch.labels());
            lossSum += network.score() * (next - position);
        }
        NetworkState end = state();
        return new WorkerResult(end, Math.max(0, to - from), lossSum, (System.nanoTime() - started) / 1e9);
    }
}
