package org.digitmill.train;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A network that trains on the minibatches it is given, in the thread that calls it.
 *
 * <p>Nothing of one call is left for the next: {@link #train} sets all state that matters before it begins.
 */
final class LocalTrainer {
    private final MultiLayerNetwork network;
    private final int minibatch;
    private final INDArray fullInput;
    private final INDArray fullLabels;

    /** @param steps of the whole run on one worker, over which the learning rate goes its way */
    LocalTrainer(NetworkSpecification specification, TrainOptions options, int steps) {
        LearningRateSchedule schedule =
                new LearningRateSchedule(options.learningRateShape(), options.learningRate(), steps);
        this.network = new NetworkFactory(Acceleration.best())
                .create(
                        specification,
                        options.seed(),
                        Adam.builder().learningRateSchedule(schedule).build());
        this.minibatch = options.minibatch();
        this.fullInput = input(minibatch);
        this.fullLabels = labels(minibatch);
    }

    private static INDArray input(int size) {
        return Nd4j.create(DataType.FLOAT, size, LabelledDigits.SIDE, LabelledDigits.SIDE, 1);
    }

    private static INDArray labels(int size) {
        return Nd4j.create(DataType.FLOAT, size, LabelledDigits.CLASSES);
    }

    MultiLayerNetwork network() {
        return network;
    }

    /** The state the network is in: after construction, the initial weights that the seed draws. */
    NetworkState state() {
        return new NetworkState(
                network.params().dup().data().asFloat(),
                network.getUpdater().getStateViewArray().dup().data().asFloat(),
                network.getIterationCount());
    }

    private void set(NetworkState state) {
        network.setParams(Nd4j.createFromArray(state.parameters()));
        network.getUpdater()
                .getStateViewArray()
                .assign(Nd4j.createFromArray(state.updaterState())
                        .reshape(network.getUpdater().getStateViewArray().shape()));
        network.setIterationCount(state.iterations());
    }

    /**
     * Trains on digits {@code order[from]} to {@code order[to - 1]}, minibatch by minibatch.
     *
     * @param seed of dropout
     */
    WorkerResult train(NetworkState start, LabelledDigits digits, int[] order, int from, int to, long seed) {
        set(start);
        Nd4j.getRandom().setSeed(seed);
        double lossSum = 0;
        for (int position = from; position < to; position += minibatch) {
            int size = Math.min(minibatch, to - position);
            INDArray input = size == minibatch ? fullInput : input(size);
            INDArray labels = size == minibatch ? fullLabels : labels(size);
            fill(input, labels, digits, order, position, size);
            network.fit(input, labels);
            lossSum += network.score() * size;
        }
        return new WorkerResult(state(), Math.max(0, to - from), lossSum);
    }

    private static void fill(
            INDArray input, INDArray labels, LabelledDigits digits, int[] order, int position, int size) {
        float[] ink = new float[size * LabelledDigits.PIXELS];
        float[] oneHot = new float[size * LabelledDigits.CLASSES];
        byte[] pixels = digits.pixels();
        for (int i = 0; i < size; i++) {
            int digit = order[position + i];
            for (int pixel = 0; pixel < LabelledDigits.PIXELS; pixel++) {
                ink[i * LabelledDigits.PIXELS + pixel] = (pixels[digit * LabelledDigits.PIXELS + pixel] & 0xFF) / 255f;
            }
            oneHot[i * LabelledDigits.CLASSES + digits.label(digit)] = 1;
        }
        put(ink, input);
        put(oneHot, labels);
    }

    private static void put(float[] values, INDArray array) {
        FloatBuffer memory = array.data().asNioFloat();
        memory.put(values);
    }
}
