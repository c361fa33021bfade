package org.digitmill.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class WeightDecayTest {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.3;

    private static MultiLayerNetwork network(Acceleration acceleration, double decay) {
        String json =
                """
                {"name":"small","description":"small","layers":[
                  {"type":"conv2d","filters":16,"kernel_size":5},{"type":"batch_normalization"},
                  {"type":"activation","activation":"relu"},{"type":"max_pooling2d","pool_size":4},{"type":"flatten"},
                  {"type":"dense","units":12,"activation":"relu"},{"type":"dense","units":10,"activation":"softmax"}]}""";
        return new NetworkFactory(acceleration).create(NetworkJson.read(json, "small"), 11, new Adam(RATE), decay);
    }

    /** Adam's own step does not change, however large the weights: that is what makes the decay a decoupled one. */
    @ParameterizedTest
    @EnumSource(Acceleration.class)
    void aStepTakesItsShareOfWeightsAloneAndNoneOfTheLoss(Acceleration acceleration) {
        MultiLayerNetwork plain = network(acceleration, 0);
        MultiLayerNetwork decayed = network(acceleration, DECAY);
        INDArray input = Nd4j.rand(8, 28, 28, 1);
        INDArray labels = Nd4j.eye(10)
                .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 8))
                .dup();
        Map<String, INDArray> before = network(acceleration, 0).paramTable();

        plain.fit(input, labels);
        decayed.fit(input, labels);

        assertEquals(plain.score(), decayed.score());
        int weights = 0;
        for (Map.Entry<String, INDArray> parameter : before.entrySet()) {
            INDArray taken = plain.getParam(parameter.getKey()).sub(decayed.getParam(parameter.getKey()));
            boolean weight = parameter.getKey().endsWith("_W");
            weights += weight ? 1 : 0;
            INDArray expected = parameter.getValue().mul(weight ? RATE * DECAY : 0);
            double difference = taken.sub(expected).amaxNumber().doubleValue();
            assertTrue(difference <= (weight ? 1e-6 : 0), parameter.getKey() + " differs by " + difference);
        }
        assertEquals(3, weights);
    }
}
