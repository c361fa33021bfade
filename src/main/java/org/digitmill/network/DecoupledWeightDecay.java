package org.digitmill.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * DL4J's weight decay apart from the gradient, times the learning rate (Loshchilov and Hutter, Decoupled Weight Decay Regularization,
 * 2019), which says nothing of itself in the loss: the loss stays that of the digits, and a pass over the weights is saved.
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
