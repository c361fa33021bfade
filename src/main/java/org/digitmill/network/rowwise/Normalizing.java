package org.digitmill.network.rowwise;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalisation of each row.
 *
 * @param epsilon added to the variance
 */
public record Normalizing(double epsilon) implements RowFunction {
    private static final String GAMMA = "gamma";
    private static final String BETA = "beta";

    @Override
    public List<String> vectors() {
        return List.of(GAMMA, BETA);
    }

    @Override
    public double initial(String vector) {
        return vector.equals(GAMMA) ? 1 : 0;
    }

    @Override
    public INDArray forward(INDArray rows, Map<String, INDArray> vectors) {
        INDArray normalized = centred(rows);
        normalized.muliColumnVector(scale(normalized));
        return normalized.muliRowVector(vectors.get(GAMMA)).addiRowVector(vectors.get(BETA));
    }

    @Override
    public INDArray backward(
            INDArray rows, Map<String, INDArray> vectors, INDArray epsilon, Map<String, INDArray> gradients) {
        INDArray normalized = centred(rows);
        INDArray scale = scale(normalized);
        normalized.muliColumnVector(scale);
        gradients.get(GAMMA).assign(epsilon.mul(normalized).sum(true, 0));
        gradients.get(BETA).assign(epsilon.sum(true, 0));
        INDArray inner = epsilon.mulRowVector(vectors.get(GAMMA));
        INDArray along = inner.mul(normalized).mean(true, 1);
        INDArray mean = inner.mean(true, 1);
        return inner.subiColumnVector(mean)
                .subi(normalized.muliColumnVector(along))
                .muliColumnVector(scale);
    }

    private static INDArray centred(INDArray rows) {
        return rows.subColumnVector(rows.mean(true, 1));
    }

    /** The reciprocal of each row's standard deviation. */
    private INDArray scale(INDArray centred) {
        INDArray variance = centred.mul(centred).mean(true, 1);
        return Transforms.pow(variance.addi(epsilon), -0.5, false);
    }
}
