package org.digitmill.network.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** Compares outputs and gradients of the oneDNN layers with DL4J's own layers. */
class OneDnnLayersTest {
    private static final int MINIBATCH = 7;

    @Test
    void oneDnnIsThereAndUsed() {
        assertTrue(OneDnn.available(), OneDnn.whyUnavailable());
        MultiLayerNetwork network = network(Acceleration.best(), "{'type':'conv2d','filters':4,'kernel_size':3}");

        assertTrue(
                Arrays.stream(network.getLayers()).map(Layer::getClass).anyMatch(OneDnnConvolutionLayer.class::equals));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Channels in blocks, and in numbers that no block divides.
                "{'type':'conv2d','filters':32,'kernel_size':3,'activation':'relu'},{'type':'conv2d','filters':16,'kernel_size':3}",
                "{'type':'conv2d','filters':5,'kernel_size':3,'activation':'relu'},{'type':'conv2d','filters':3,'kernel_size':2}",
                "{'type':'conv2d','filters':8,'kernel_size':5,'padding':'same','activation':'relu'},{'type':'conv2d','filters':24,'kernel_size':[3,5],'padding':'same'}",
                "{'type':'conv2d','filters':16,'kernel_size':4,'strides':3,'padding':'same'},{'type':'conv2d','filters':16,'kernel_size':3,'strides':[1,2]}",
                "{'type':'conv2d','filters':16,'kernel_size':3,'activation':'tanh'},{'type':'max_pooling2d','pool_size':2}",
                "{'type':'conv2d','filters':16,'kernel_size':5},{'type':'max_pooling2d','pool_size':3},{'type':'conv2d','filters':32,'kernel_size':3,'activation':'relu'},{'type':'max_pooling2d','pool_size':2}",
                "{'type':'max_pooling2d','pool_size':3,'strides':2},{'type':'conv2d','filters':6,'kernel_size':3,'activation':'relu'}",
                "{'type':'conv2d','filters':64,'kernel_size':3,'activation':'relu'},{'type':'max_pooling2d','pool_size':5,'padding':'same'}",
                "{'type':'conv2d','filters':16,'kernel_size':5},{'type':'batch_normalization'},{'type':'activation','activation':'relu'},{'type':'max_pooling2d','pool_size':2}",
                "{'type':'conv2d','filters':32,'kernel_size':5,'strides':2,'padding':'same'},{'type':'batch_normalization'},{'type':'activation','activation':'relu'},{'type':'conv2d','filters':64,'kernel_size':3},{'type':'batch_normalization'},{'type':'activation','activation':'relu'}",
                "{'type':'conv2d','filters':16,'kernel_size':3},{'type':'batch_normalization'},{'type':'activation','activation':'relu'},{'type':'max_pooling2d','pool_size':4},{'type':'conv2d','filters':32,'kernel_size':6},{'type':'batch_normalization'},{'type':'activation','activation':'relu'}",
                "{'type':'conv2d','filters':32,'kernel_size':5,'activation':'relu'},{'type':'max_pooling2d','pool_size':3},{'type':'global_average_pooling2d'}",
                "{'type':'conv2d','filters':16,'kernel_size':5,'strides':2,'padding':'same'},{'type':'conv2d','filters':48,'kernel_size':3,'dilation_rate':2,'padding':'same'},{'type':'conv2d','filters':48,'kernel_size':3,'dilation_rate':4,'padding':'same','activation':'relu'}",
                "{'type':'conv2d','filters':5,'kernel_size':[2,4],'dilation_rate':3,'padding':'same','activation':'relu'},{'type':'conv2d','filters':16,'kernel_size':3,'dilation_rate':5}",
                // Channels that fill a block partly, among layers of every kind.
                "{'type':'conv2d','filters':16,'kernel_size':5,'padding':'same','activation':'relu'},{'type':'max_pooling2d','pool_size':2},{'type':'conv2d','filters':36,'kernel_size':5,'padding':'same','activation':'relu'},{'type':'max_pooling2d','pool_size':2}",
                "{'type':'conv2d','filters':20,'kernel_size':3,'strides':2,'activation':'relu'},{'type':'batch_normalization'},{'type':'conv2d','filters':33,'kernel_size':3,'padding':'same','activation':'relu'},{'type':'conv2d','filters':1,'kernel_size':1},{'type':'conv2d','filters':17,'kernel_size':7,'padding':'same'}",
                "{'type':'conv2d','filters':50,'kernel_size':4,'strides':3,'padding':'same'},{'type':'average_pooling2d','pool_size':2,'padding':'same'},{'type':'conv2d','filters':12,'kernel_size':3,'dilation_rate':2,'padding':'same','activation':'relu'},{'type':'global_average_pooling2d'}",
                "{'type':'conv2d','filters':6,'kernel_size':5},{'type':'batch_normalization','momentum':0.9,'epsilon':0.01},{'type':'conv2d','filters':16,'kernel_size':3}",
            })
    void outputsAndGradientsAreThoseOfDl4j(String layers) {
        INDArray input = Nd4j.rand(MINIBATCH, 28, 28, 1);
        INDArray labels = Nd4j.eye(10).get(NDArrayIndex.interval(0, MINIBATCH));
        MultiLayerNetwork ours = network(Acceleration.ONEDNN, layers);
        MultiLayerNetwork theirs = network(Acceleration.NONE, layers);
        assertEquals(theirs.params(), ours.params());

        assertClose(theirs.output(input), ours.output(input), "output");
        Map<String, INDArray> ourGradients = gradients(ours, input, labels);
        gradients(theirs, input, labels)
                .forEach((name, gradient) -> assertClose(gradient, ourGradients.get(name), name));
    }

    /** By Winograd's algorithm, those of a dilation taken apart into phases. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'conv2d','filters':48,'kernel_size':3,'padding':'same'},{'type':'conv2d','filters':32,'kernel_size':3,'padding':'same','activation':'relu'}",
                "{'type':'conv2d','filters':48,'kernel_size':3,'dilation_rate':2,'padding':'same','activation':'relu'},{'type':'conv2d','filters':32,'kernel_size':3,'dilation_rate':4,'padding':'same'}",
                // 3 divides no side of 40 pixels.
                "{'type':'conv2d','filters':32,'kernel_size':3,'dilation_rate':3,'padding':'same'},{'type':'conv2d','filters':32,'kernel_size':3,'padding':'same'}",
            })
    void largeMapsAndTheirGradientsAreThoseOfDl4j(String layers) {
        INDArray input = Nd4j.rand(2, 160, 160, 1);
        INDArray labels = Nd4j.zeros(2, PageCrop.CELLS * PageCrop.CELLS + 1);
        labels.get(NDArrayIndex.all(), NDArrayIndex.interval(500, 900)).assign(2);
        MultiLayerNetwork ours = pageNetwork(Acceleration.ONEDNN, layers);
        MultiLayerNetwork theirs = pageNetwork(Acceleration.NONE, layers);
        assertEquals(theirs.params(), ours.params());

        assertClose(theirs.output(input), ours.output(input), "output");
        Map<String, INDArray> ourGradients = gradients(ours, input, labels);
        gradients(theirs, input, labels)
                .forEach((name, gradient) -> assertClose(gradient, ourGradients.get(name), name));
        assertEquals(theirs.score(), ours.score(), 1e-4 * theirs.score());
    }

    private static MultiLayerNetwork pageNetwork(Acceleration acceleration, String layers) {
        String json =
                ("{'name':'small','description':'small','reads':'page','layers':[{'type':'conv2d','filters':16,'kernel_size':5,'strides':4,'padding':'same','activation':'relu'},"
                                + layers + ",{'type':'conv2d','filters':32,'kernel_size':1}]}")
                        .replace('\'', '"');
        return new NetworkFactory(acceleration).create(NetworkJson.read(json, "small"), 11, new Sgd(0.1));
    }

    @Test
    void networkMadeInOneThreadRunsInAnother() throws Exception {
        MultiLayerNetwork ours = network(
                Acceleration.ONEDNN,
                "{'type':'conv2d','filters':32,'kernel_size':3,'activation':'relu'},{'type':'conv2d','filters':64,'kernel_size':3}");
        INDArray input = Nd4j.rand(MINIBATCH, 28, 28, 1);
        INDArray labels = Nd4j.eye(10).get(NDArrayIndex.interval(0, MINIBATCH));
        Map<String, INDArray> here = new HashMap<>();
        gradients(ours, input, labels).forEach((name, gradient) -> here.put(name, gradient.dup()));

        Map<String, INDArray> there = new HashMap<>();
        Thread other = new Thread(
                () -> gradients(ours, input, labels).forEach((name, gradient) -> there.put(name, gradient.dup())));
        other.start();
        other.join();

        assertEquals(here, there);
    }

    @Test
    void runningMeanAndVarianceMoveAsDl4jMovesThem() {
        String layers = "{'type':'conv2d','filters':16,'kernel_size':5},{'type':'batch_normalization','momentum':0.9},"
                + "{'type':'activation','activation':'relu'},{'type':'max_pooling2d','pool_size':4}";
        MultiLayerNetwork ours = network(Acceleration.ONEDNN, layers);
        MultiLayerNetwork theirs = network(Acceleration.NONE, layers);
        INDArray labels = Nd4j.eye(10).get(NDArrayIndex.interval(0, MINIBATCH));
        for (int step = 0; step < 5; step++) {
            INDArray input = Nd4j.rand(MINIBATCH, 28, 28, 1);
            ours.fit(input, labels);
            theirs.fit(input, labels);
        }

        for (String parameter : new String[] {"mean", "var", "gamma", "beta"}) {
            assertClose(
                    theirs.getLayer("batch_normalization_1").getParam(parameter),
                    ours.getLayer("batch_normalization_1").getParam(parameter),
                    parameter);
        }
    }

    @Test
    void minibatchOfAnotherSizeIsComputedAnew() {
        String layers = "{'type':'conv2d','filters':16,'kernel_size':3,'activation':'relu'}";
        MultiLayerNetwork ours = network(Acceleration.ONEDNN, layers);
        INDArray many = Nd4j.rand(MINIBATCH, 28, 28, 1);
        INDArray expected = ours.output(many);

        for (int i = 0; i < MINIBATCH; i++) {
            INDArray one = many.get(NDArrayIndex.interval(i, i + 1)).dup();
            assertClose(expected.getRow(i).reshape(1, 10), ours.output(one), "digit " + i);
        }
    }

    private static Map<String, INDArray> gradients(MultiLayerNetwork network, INDArray input, INDArray labels) {
        network.setInput(input);
        network.setLabels(labels);
        network.computeGradientAndScore();
        // By the names of the layers: two of DL4J's can be one of ours, and then the numbers differ.
        Map<String, INDArray> named = new HashMap<>();
        network.gradient().gradientForVariable().forEach((key, gradient) -> {
            String[] parts = key.split("_", 2);
            Layer layer = network.getLayer(Integer.parseInt(parts[0]));
            named.put(layer.conf().getLayer().getLayerName() + "/" + parts[1], gradient);
        });
        return named;
    }

    private static void assertClose(INDArray expected, INDArray actual, String what) {
        // Where the true gradient is zero (a bias before batch normalisation) only rounding is left.
        double scale = Math.max(0.5, expected.amaxNumber().doubleValue());
        double difference = expected.sub(actual).amaxNumber().doubleValue();
        assertTrue(difference <= 1e-4 * scale, what + " differs by " + difference + " at a scale of " + scale);
    }

    private static MultiLayerNetwork network(Acceleration acceleration, String layers) {
        String json = ("{'name':'small','description':'small','layers':[" + layers
                        + (layers.contains("global") ? "" : ",{'type':'flatten'}")
                        + ",{'type':'dense','units':10,'activation':'softmax'}]}")
                .replace('\'', '"');
        NetworkSpecification specification = NetworkJson.read(json, "small");
        return new NetworkFactory(acceleration).create(specification, 11, new Sgd(0.1));
    }
}
