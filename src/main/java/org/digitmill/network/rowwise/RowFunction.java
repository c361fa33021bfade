package org.digitmill.network.rowwise;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of the rows of a matrix, with learned row vectors. */
public interface RowFunction extends Serializable {
    /** Names of its vectors, as in a model file. */
    List<String> vectors();

    /** What all elements of a vector begin with. */
    double initial(String vector);

    /** @param rows [any number, length], not changed */
    INDArray forward(INDArray rows, Map<String, INDArray> vectors);

    /**
     * The gradient of the loss.
     *
     * @param rows what {@link #forward} took
     * @param epsilon gradient of what it gave
     * @param gradients of the vectors, written
     * @return gradient of the rows
     */
    INDArray backward(INDArray rows, Map<String, INDArray> vectors, INDArray epsilon, Map<String, INDArray> gradients);
}
