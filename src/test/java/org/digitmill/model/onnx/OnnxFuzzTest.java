package org.digitmill.model.onnx;

import java.util.List;
import java.util.OptionalDouble;
import org.digitmill.InputException;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.fuzz.FuzzLimits;

/** ONNX files of a few layers each. */
class OnnxFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() {
        OnnxNet convolutions = new OnnxNet(1, 28, 28);
        convolutions
                .scalar("Div", 0.3f)
                .conv(1, 4, 3, 2, 1, 1)
                .normalization(4)
                .op("Relu")
                .pool("MaxPool", 3, 2, 1, 1, 1, 1)
                .conv(4, 4, 3, 2, 4, 1)
                .op("Selu")
                .op("Flatten")
                .gemm(64, 10, true)
                .op("Softmax");
        OnnxNet turned = new OnnxNet(28, 28, 1);
        turned.transpose(0, 3, 1, 2)
                .pool("AveragePool", 4, 4)
                .swish()
                .transpose(0, 2, 3, 1)
                .reshape(-1, 49)
                .matmul(49, 10)
                .constant("Add", 10)
                .op("LogSoftmax");
        OnnxNet means = new OnnxNet(1, 28, 28);
        means.conv(1, 10, 3, 3, 1, 0)
                .op("ReduceMean", OnnxGraph.wholes("axes", 2, 3))
                .op("Squeeze", List.of(means.axes(2, 3)));
        OnnxNet learned = new OnnxNet(1, 28, 28);
        learned.conv(1, 4, 3, 4, 1, 0)
                .constant("PRelu", 4, 1, 1)
                .gelu(true)
                .op("Flatten")
                .layerNormalization(-1, 196)
                .gelu(false)
                .gemm(196, 10, true);
        return List.of(convolutions.file(), turned.file(), means.file(), learned.file());
    }

    @Override
    protected FuzzLimits limits() {
        return FuzzLimits.PICTURES;
    }

    @Override
    protected void parse(byte[] input) {
        try {
            OnnxModel.read(input, "fuzz.onnx", "fuzz", OptionalDouble.empty());
        } catch (InputException documented) {
            // What the reader promises.
        }
    }
}
