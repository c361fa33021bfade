package org.digitmill.network.onednn;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkJson;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Measures how the time of a convolution depends on its number of channels and its kernel size, to be run by hand.
 *
 * <p>Arguments: kernel sizes and numbers of channels, each separated by commas. The network has a convolution to 16 channels, pooling, and
 * two convolutions to the given number of channels. A line gives the median milliseconds of a training step (forward and backward) and of
 * a forward pass, of a minibatch of 64 pictures of 28×28 pixels.
 */
public final class ChannelTimes {
    private static final int MINIBATCH = 64;
    private static final int ROUNDS = 11;

    private ChannelTimes() {}

    public static void main(String[] arguments) {
        INDArray pictures = Nd4j.rand(MINIBATCH, 28, 28, 1);
        INDArray labels = Nd4j.zeros(MINIBATCH, 10);
        for (int i = 0; i < MINIBATCH; i++) {
            labels.putScalar(i, i % 10, 1);
        }
        for (String kernel : arguments[0].split(",")) {
            for (String channels : arguments[1].split(",")) {
                MultiLayerNetwork network = network(kernel, channels);
                double step = median(() -> {
                    network.setInput(pictures);
                    network.setLabels(labels);
                    network.computeGradientAndScore();
                });
                double forward = median(() -> network.output(pictures));
                System.out.printf("| %s | %s | %.1f | %.1f |%n", kernel, channels, step, forward);
            }
        }
    }

    private static double median(Runnable work) {
        work.run();
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static MultiLayerNetwork network(String kernel, String channels) {
        String convolution =
                "{'type':'conv2d','filters':%s,'kernel_size':" + kernel + ",'padding':'same','activation':'relu'},";
        String json = ("{'name':'channels','description':'channels','layers':[" + convolution.formatted("16")
                        + "{'type':'max_pooling2d','pool_size':2}," + convolution.formatted(channels)
                        + convolution.formatted(channels)
                        + "{'type':'flatten'},{'type':'dense','units':10,'activation':'softmax'}]}")
                .replace('\'', '"');
        return new NetworkFactory(Acceleration.ONEDNN).create(NetworkJson.read(json, "channels"), 11, new Sgd(0.1));
    }
}
