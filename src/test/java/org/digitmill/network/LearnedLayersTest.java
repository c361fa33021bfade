package org.digitmill.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** A network with PReLU, layer normalisation and GELU can be trained: its gradient is the slope of its loss. */
class LearnedLayersTest {
    private static final int DIGITS = 8;
    private static final double STEP = 0.01;

    private static final String NETWORK =
            "{'name':'small','description':'small','layers':[{'type':'conv2d','filters':16,'kernel_size':5,'strides':3},"
                    + "{'type':'p_re_lu','shared_axes':[1,2]},{'type':'layer_normalization'},"
                    + "{'type':'conv2d','filters':4,'kernel_size':3,'activation':'gelu'},{'type':'p_re_lu'},"
                    + "{'type':'flatten'},{'type':'layer_normalization'},{'type':'dense','units':12},{'type':'p_re_lu'},"
                    + "{'type':'dense','units':12,'activation':'gelu'},{'type':'dense','units':10,'activation':'softmax'}]}";

    @ParameterizedTest
    @EnumSource(Acceleration.class)
    void theGradientIsTheSlopeOfTheLoss(Acceleration acceleration) {
        MultiLayerNetwork network = new NetworkFactory(acceleration)
                .create(NetworkJson.read(NETWORK.replace('\'', '"'), "small"), 1, new NoOp());
        Nd4j.getRandom().setSeed(5);
        INDArray parameters = network.params().dup();
        parameters.addi(Nd4j.randn(parameters.shape()).muli(0.2));
        INDArray input = Nd4j.rand(DIGITS, 28, 28, 1);
        INDArray labels = Nd4j.eye(10).get(NDArrayIndex.interval(0, DIGITS));
        network.setParams(parameters);
        network.setInput(input);
        network.setLabels(labels);
        network.computeGradientAndScore();
        // DL4J sums it over the minibatch and takes the mean of the loss.
        INDArray gradient = network.gradient().gradient().div(DIGITS);
        double size = gradient.norm2Number().doubleValue();
        assertTrue(size > 0.05, "A gradient of " + size + " shows nothing");

        // Along the gradient itself the loss rises by its length.
        INDArray step = gradient.mul(STEP / size);
        DataSet digits = new DataSet(input, labels);
        network.setParams(parameters.add(step));
        double above = network.score(digits);
        network.setParams(parameters.sub(step));
        double below = network.score(digits);
        assertEquals(size, (above - below) / (2 * STEP), 0.02 * size);
    }
}
