package org.digitmill.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** GELU, x · Φ(x), by the error function. DL4J's own is x · sigmoid(1.702 x), which differs by up to 0.02. */
final class GaussianErrorUnit extends BaseActivationFunction {
    private static final long serialVersionUID = 1;
    private static final double ROOT_OF_TWO = Math.sqrt(2);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(share(in));
    }

    /** Φ(x) + x · φ(x), times {@code epsilon}. */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray density = Transforms.exp(in.mul(in).divi(-2), false).muli(DENSITY_AT_ZERO);
        INDArray slope = density.muli(in).addi(share(in));
        return new Pair<>(slope.muli(epsilon), null);
    }

    /** Φ(x). */
    private static INDArray share(INDArray in) {
        INDArray scaled = in.div(ROOT_OF_TWO);
        return Nd4j.getExecutioner().exec(new Erf(scaled, scaled)).addi(1).divi(2);
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
