package org.digitmill.score.row;

import org.digitmill.model.Prediction;

/**
 * What is known of the ink of a row of the table of digits: which digit it is, and who says so.
 *
 * @param digit 0 to 9; null where the ink looks like writing of a digit's size and was not read
 * @param confidence probability of {@code digit}, 0 to 1; null where that is
 * @param probabilities what the model says of 0 to 9; null where it did not read the ink; not copied
 * @param printed whether a machine printed it
 * @param needsReview whether a person should look at it
 * @param reviewed whether a person has looked at it, and {@code digit} is theirs
 * @param readAs what the model read, where a person has looked at it since; null where nobody has, or where the model had not read it
 */
public record DigitReading(
        Integer digit,
        Float confidence,
        float[] probabilities,
        boolean printed,
        boolean needsReview,
        boolean reviewed,
        Integer readAs) {
    /** Ink that looks like writing of a digit's size and was not read. */
    public static final DigitReading UNREAD = new DigitReading(null, null, null, false, true, false, null);

    public DigitReading {
        if (digit == null) {
            if (confidence != null || probabilities != null || !needsReview || reviewed || readAs != null) {
                throw new IllegalArgumentException(
                        "Ink that was not read needs review, and nothing else is known of it");
            }
        } else if (digit < 0 || digit > 9 || confidence == null) {
            throw new IllegalArgumentException("A digit is one of 0 to 9 and has a confidence, not " + digit);
        } else if (reviewed ? (probabilities == null) != (readAs == null) : probabilities == null || readAs != null) {
            throw new IllegalArgumentException(
                    "What the model said and who has looked at the digit contradict each other");
        }
    }

    /** What the model read. */
    public static DigitReading of(Prediction prediction, boolean printed, boolean needsReview) {
        return new DigitReading(
                prediction.digit(),
                prediction.confidence(),
                prediction.probabilities(),
                printed,
                needsReview,
                false,
                null);
    }

    /** Whether it is known which digit it is. */
    public boolean isRead() {
        return digit != null;
    }

    /** What the model read; null where it did not. */
    public Integer byModel() {
        return reviewed ? readAs : digit;
    }

    /** What a person says it is: they are certain, and the probabilities stay what the model said. */
    public DigitReading answered(int answer) {
        return new DigitReading(answer, 1f, probabilities, printed, false, true, byModel());
    }
}
