package org.digitmill.score.row;

import org.digitmill.model.Prediction;

/**
 * The reading of a row of the table of digits: the digit, and whether the model or a person determined it.
 *
 * @param digit 0 to 9; null for unread ink that looks like a handwritten digit
 * @param confidence probability of {@code digit}, 0 to 1; null if that is
 * @param probabilities probabilities of 0 to 9; null if the ink was not read; not copied
 * @param printed whether it is printed
 * @param needsReview whether it needs review
 * @param reviewed whether a person has checked it; {@code digit} is then the person's answer
 * @param readAs what the model had read before a person checked it; null if nobody has, or if the model had not read it
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
            throw new IllegalArgumentException("The model's reading and the review state contradict each other");
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

    /** Whether there is a digit. */
    public boolean isRead() {
        return digit != null;
    }

    /** What the model read; null if it did not. */
    public Integer byModel() {
        return reviewed ? readAs : digit;
    }

    /** The reading by a person, with confidence 1; the probabilities of the model are kept. */
    public DigitReading answered(int answer) {
        return new DigitReading(answer, 1f, probabilities, printed, false, true, byModel());
    }
}
