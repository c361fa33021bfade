package org.digitmill.network.rowwise;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** PReLU with one slope per column. The slopes begin at 0. */
public record Rectifying() implements RowFunction {
    private static final String ALPHA = "alpha";

    @Override
    public List<String> vectors() {
        return List.of(ALPHA);
    }

    @Override
    public double initial(String vector) {
        return 0;
    }

    @Override
    public INDArray forward(INDArray rows, Map<String, INDArray> vectors) {
        return Transforms.max(rows, 0, true).addi(below(rows).muliRowVector(vectors.get(ALPHA)));
    }

    @Override
    public INDArray backward(
            INDArray rows, Map<String, INDArray> vectors, INDArray epsilon, Map<String, INDArray> gradients) {
        INDArray below = below(rows);
        gradients.get(ALPHA).assign(epsilon.mul(below).sum(true, 0));
        INDArray positive = rows.gt(0).castTo(rows.dataType());
        INDArray slope = positive.rsub(1).muliRowVector(vectors.get(ALPHA)).addi(positive);
        return slope.muli(epsilon);
    }

    /** The negative numbers; 0 for the others. */
    private static INDArray below(INDArray rows) {
        return Transforms.min(rows, 0, true);
    }
}
