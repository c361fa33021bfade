package org.digitmill.score;

import org.digitmill.model.Prediction;

/**
 * A row of the table of digits: one digit that was read.
 *
 * @param run the run that wrote the row
 * @param path the file
 * @param page from 1
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param x left edge of the ink, in pixels of the upright page
 * @param y upper edge of the ink
 * @param width of the ink
 * @param height of the ink
 * @param prediction what the model says
 * @param needsReview whether a person should look at it
 * @param model SHA-256 of the model's weights
 * @param readAs what the model read, where a person has looked at the digit since and {@code prediction} is theirs; null where nobody has
 * @param turned degrees by which the page was turned clockwise to be upright and level
 * @param dotsPerInch how finely the page was read, as its file says or as it was drawn; 0 where unknown
 */
public record DigitRow(
        String run,
        String path,
        int page,
        int line,
        int position,
        int x,
        int y,
        int width,
        int height,
        Prediction prediction,
        boolean needsReview,
        String model,
        Integer readAs,
        float turned,
        int dotsPerInch) {
    /** The same digit as a row of another run. */
    DigitRow of(String newRun) {
        return new DigitRow(
                newRun,
                path,
                page,
                line,
                position,
                x,
                y,
                width,
                height,
                prediction,
                needsReview,
                model,
                readAs,
                turned,
                dotsPerInch);
    }

    /** What a person says it is: they are certain, and the probabilities stay what the model said. */
    DigitRow answered(int digit) {
        return new DigitRow(
                run,
                path,
                page,
                line,
                position,
                x,
                y,
                width,
                height,
                new Prediction(digit, 1, prediction.probabilities()),
                false,
                model,
                readAs == null ? Integer.valueOf(prediction.digit()) : readAs,
                turned,
                dotsPerInch);
    }
}
