package org.digitmill.train.progress;

import org.digitmill.model.Evaluation;

/**
 * The best epoch by the validation digits: the most digits right, then the smallest loss, then the earliest.
 *
 * @param epoch from 1
 * @param parameters the weights, in DL4J's flat order
 * @param probabilities of the validation digits, [digits × 10]
 */
public record BestEpoch(int epoch, float[] parameters, float[] probabilities) {
    /** Its evaluation on the validation digits. */
    public Evaluation evaluation(byte[] labels) {
        Evaluation evaluation = new Evaluation();
        evaluation.addAll(labels, probabilities);
        return evaluation;
    }

    public boolean isWorseThan(Evaluation other, byte[] labels) {
        Evaluation own = evaluation(labels);
        return other.correct() > own.correct() || other.correct() == own.correct() && other.loss() < own.loss();
    }
}
