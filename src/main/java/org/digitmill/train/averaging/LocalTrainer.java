package org.digitmill.train.averaging;

import java.util.Iterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.options.TrainOptions;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network on given minibatches in the calling thread.
 *
 * <p>It keeps no state between calls: {@link #train} sets all relevant state first.
 */
public final class LocalTrainer {
    private final MultiLayerNetwork network;

    /** @param steps of the whole run on one worker, for the learning-rate schedule */
    public LocalTrainer(NetworkSpecification specification, TrainOptions options, int steps) {
        this(specification, options, steps, Acceleration.best());
    }

    /** @param acceleration implementation of the layers; the parameters are the same for all */
    public LocalTrainer(
            NetworkSpecification specification, TrainOptions options, int steps, Acceleration acceleration) {
        LearningRateSchedule schedule =
                new LearningRateSchedule(options.learningRateShape(), options.learningRate(), steps);
        this.network = new NetworkFactory(acceleration)
                .create(
                        specification,
                        options.seed(),
                        options.updater().with(schedule),
                        options.regularization().weightDecay());
    }

    public MultiLayerNetwork network() {
        return network;
    }

    /** The state of the network; after construction, the initial weights drawn by the seed. */
    public NetworkState state() {
        INDArray updaterState = network.getUpdater().getStateViewArray();
        return new NetworkState(
                network.params().dup().data().asFloat(),
                updaterState == null ? new float[0] : updaterState.dup().data().asFloat(),
                network.getIterationCount());
    }

    /** Sets the state of the network. */
    public void set(NetworkState state) {
        network.setParams(Nd4j.createFromArray(state.parameters()));
        INDArray updaterState = network.getUpdater().getStateViewArray();
        if (updaterState != null) {
            updaterState.assign(Nd4j.createFromArray(state.updaterState()).reshape(updaterState.shape()));
        }
        network.setIterationCount(state.iterations());
    }

    /**
     * Trains on minibatches, one after the other.
     *
     * @param seed of dropout
     */
    public WorkerResult train(NetworkState start, Iterator<Minibatch> minibatches, long seed) {
        long started = System.nanoTime();
        set(start);
        Nd4j.getRandom().setSeed(seed);
        int examples = 0;
        double lossSum = 0;
        while (minibatches.hasNext()) {
            Minibatch next = minibatches.next();
            network.fit(next.input(), next.labels());
            lossSum += network.score() * next.size();
            examples += next.size();
        }
        NetworkState end = state();
        return new WorkerResult(end, examples, lossSum, (System.nanoTime() - started) / 1e9);
    }
}
