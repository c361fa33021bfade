package org.digitmill.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Decoupled weight decay for DL4J, times the learning rate (Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019). Unlike
 * DL4J's own it adds nothing to the reported loss, which saves a pass over the weights.
 */
final class DecoupledWeightDecay extends WeightDecay {
    private static final long serialVersionUID = 1;

    DecoupledWeightDecay(double coefficient) {
        super(coefficient, true);
    }

    @Override
    public double score(INDArray parameters, int iteration, int epoch) {
        return 0;
    }

    @Override
    public WeightDecay clone() {
        return new DecoupledWeightDecay(coeff.valueAt(0, 0));
    }
}
