package org.digitmill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.learning.config.NoOp;

/** Models with random weights. Running means and variances are random, too, so that tests see whether they are used. */
public final class RandomModels {
    private RandomModels() {}

    /** The same network gives the same weights. */
    public static ModelBundle of(NetworkSpecification network, Calibration calibration) {
        return ModelBundle.of(
                network,
                weights(network),
                calibration,
                new ModelBundle.Provenance("m", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    /** A model of a network that reads pages or parts of them. */
    public static ModelBundle ofCrops(NetworkSpecification specification) {
        MultiLayerNetwork network = new NetworkFactory(Acceleration.NONE).create(specification, 1, new NoOp());
        Weights.assign(weights(specification), specification, network);
        return ModelBundle.ofCrops(
                specification, network, new ModelBundle.Provenance("m", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static byte[] weights(NetworkSpecification network) {
        Random random = new Random(7);
        ByteBuffer weights =
                ByteBuffer.allocate((int) network.parameters() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (ModelManifest.WeightShape array : Weights.shapes(network)) {
            long size = array.size();
            double inputs = (double) size
                    / array.shape()
                            .get(
                                    array.name().startsWith("conv")
                                            ? 0
                                            : array.shape().size() - 1);
            for (long i = 0; i < size; i++) {
                double number =
                        switch (array.name().replaceFirst(".*/", "")) {
                            case "kernel" -> random.nextGaussian() * Math.sqrt(2 / inputs);
                            case "gamma", "moving_variance" -> 0.5 + random.nextDouble();
                            default -> random.nextGaussian() / 4;
                        };
                weights.putFloat((float) number);
            }
        }
        return weights.array();
    }
}
