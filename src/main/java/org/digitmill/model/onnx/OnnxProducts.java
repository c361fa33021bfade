package org.digitmill.model.onnx;

import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;

/** Translates ONNX's operators that multiply by constants and add them: dense layers, arithmetic, normalisations. */
final class OnnxProducts {
    private final LayerChain layers;
    private final OnnxConstants constants;

    OnnxProducts(LayerChain layers, OnnxConstants constants) {
        this.layers = layers;
        this.constants = constants;
    }

    /** LayerNormalization, over the extents from its axis on. */
    void layerNormalization(OnnxNode node) {
        node.requireOnly("axis", "epsilon", "stash_type");
        int extents = layers.layout().extents().length;
        float[] gamma = constants.get(node.input(1)).floats();
        layers.layerNormalization(
                extents - OnnxShapes.axis(node.whole("axis", -1), extents),
                node.real("epsilon", 1e-5),
                gamma.clone(),
                constants.bias(node.input(2), gamma.length, 1));
    }

    void normalization(OnnxNode node) {
        node.requireOnly("epsilon", "momentum", "spatial", "training_mode");
        node.require("training_mode", 0);
        node.require("spatial", 1);
        int[] extents = layers.layout().extents();
        float[][] given = new float[4][];
        for (int i = 0; i < 4; i++) {
            OnnxTensor tensor = constants.get(node.input(i + 1));
            if (extents.length == 1) {
                layers.requireParts(tensor.size());
            }
            if (tensor.size() != extents[0]) {
                throw new IllegalArgumentException(
                        "it has " + tensor.size() + " numbers for " + extents[0] + " channels");
            }
            int[] shape = new int[extents.length];
            Arrays.fill(shape, 1);
            shape[0] = extents[0];
            given[i] = layers.parts(shape, tensor.floats());
        }
        double epsilon = node.real("epsilon", 1e-5);
        float[] factor = new float[given[0].length];
        float[] summand = new float[factor.length];
        for (int i = 0; i < factor.length; i++) {
            double multiplied = given[0][i] / Math.sqrt(given[3][i] + epsilon);
            factor[i] = (float) multiplied;
            summand[i] = (float) (given[1][i] - given[2][i] * multiplied);
        }
        layers.affine(factor, summand);
    }

    void gemm(OnnxNode node) {
        node.requireOnly("alpha", "beta", "transA", "transB");
        node.require("transA", 0);
        OnnxTensor weights = constants.get(node.input(1));
        boolean turned = node.whole("transB", 0) != 0;
        float[] kernel = kernel(weights, turned);
        int units = weights.shape()[turned ? 0 : 1];
        double alpha = node.real("alpha", 1);
        for (int i = 0; i < kernel.length && alpha != 1; i++) {
            kernel[i] *= (float) alpha;
        }
        layers.dense(units, kernel, constants.bias(node.input(2), units, node.real("beta", 1)));
    }

    void product(OnnxNode node) {
        OnnxTensor weights = constants.get(node.input(1));
        float[] kernel = kernel(weights, false);
        layers.dense(weights.shape()[1], kernel, new float[weights.shape()[1]]);
    }

    /** A matrix as [inputs, units], to be changed. */
    private float[] kernel(OnnxTensor weights, boolean turned) {
        if (weights.shape().length != 2 || weights.size() == 0) {
            throw new IllegalArgumentException("its weights are " + weights.words() + ", but must be a matrix");
        }
        if (layers.layout().extents().length != 1) {
            throw new IllegalArgumentException("it takes an example of "
                    + Arrays.toString(layers.layout().extents()) + ", and only rows are known");
        }
        layers.spend(weights.size() + (long) weights.shape()[turned ? 0 : 1]);
        return turned ? weights.transposed().floats() : weights.floats().clone();
    }

    void arithmetic(OnnxNode node, int at) {
        OnnxTensor constant = constants.get(node.input(1 - at));
        layers.requireParts(constant.size());
        float[] numbers = layers.parts(constant.shape(), constant.floats());
        float[] factor = new float[numbers.length];
        float[] summand = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            switch (node.operator()) {
                case "Add" -> summand[i] = numbers[i];
                case "Sub" -> summand[i] = -numbers[i];
                case "Mul" -> factor[i] = numbers[i];
                default -> factor[i] = 1 / numbers[i];
            }
        }
        if (node.operator().equals("Add") || node.operator().equals("Sub")) {
            Arrays.fill(factor, 1);
        }
        layers.affine(factor, summand);
    }
}
