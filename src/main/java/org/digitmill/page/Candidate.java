package org.digitmill.page;

import org.digitmill.model.Prediction;

/**
 * Ink that may be one digit.
 *
 * @param blob where it is
 * @param framed 28×28 pixels as MNIST frames them
 * @param logit what the judge says; 0 where as much speaks for a digit as against it
 * @param prediction what the classifier reads
 * @param unsure whether the classifier would look at it a second time
 */
record Candidate(Blob blob, byte[] framed, float logit, Prediction prediction, boolean unsure) {
    /** The logarithm of the chance that this is a digit and read rightly. */
    double score() {
        double digit = logit > 0 ? -Math.log1p(Math.exp(-logit)) : logit - Math.log1p(Math.exp(logit));
        return digit + Math.log(Math.max(1e-6, prediction.confidence()));
    }

    /**
     * What speaks for a digit by itself: what the judge says, and how sure the classifier is, which is rarely sure of letters.
     *
     * @param digitHeight the usual height of digits on the page; print is mostly smaller
     */
    double evidence(double digitHeight) {
        double confidence = Math.min(0.9999, prediction.confidence());
        double sure = Math.log(confidence / (1 - confidence));
        double low = Math.max(0, 0.62 - Math.max(blob.height(), 0.9 * blob.width()) / digitHeight);
        return logit + Math.max(-2, Math.min(1.5, 0.4 * (sure - 2.5))) - 12 * low;
    }

    Candidate predicted(Prediction other, boolean otherUnsure) {
        return new Candidate(blob, framed, logit, other, otherUnsure);
    }

    Candidate judged(float otherLogit) {
        return new Candidate(blob, framed, otherLogit, prediction, unsure);
    }
}
