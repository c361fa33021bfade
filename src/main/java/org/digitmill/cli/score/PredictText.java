package org.digitmill.cli.score;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ScoredFile;

/** The output of {@code predict} for an image, as text and as JSON. */
final class PredictText {
    private PredictText() {}

    /** The result in JSON: a line an image. */
    record Result(String path, String status, String text, String errorCode, String errorMessage, List<Digit> digits) {}

    /** A digit, or ink that looks like one and was not read: then digit and confidence are null. */
    record Digit(
            Integer digit,
            Float confidence,
            boolean printed,
            int page,
            @JsonUnwrapped PixelBox box,
            boolean needsReview) {}

    static Result result(String image, ScoredFile scored) {
        return new Result(
                image,
                scored.file().status().label(),
                scored.file().text(),
                scored.file().errorCode() == null
                        ? null
                        : scored.file().errorCode().name(),
                scored.file().outcome().errorMessage(),
                scored.digits().stream().map(PredictText::digit).toList());
    }

    private static Digit digit(DigitRow row) {
        DigitReading reading = row.reading();
        return new Digit(
                reading.digit(),
                reading.confidence(),
                reading.printed(),
                row.place().page(),
                row.box(),
                reading.needsReview());
    }

    /** @param pictures one a digit, or none at all */
    static String of(Result result, List<String> pictures) {
        if (result.errorCode() != null) {
            return "%s: rejected, %s: %s".formatted(result.path(), result.errorCode(), result.errorMessage());
        }
        if (result.digits().isEmpty()) {
            return result.path() + ": no digit";
        }
        List<String> lines = new ArrayList<>();
        if (result.digits().size() > 1) {
            lines.add(result.path() + ":");
            if (result.text() != null) {
                result.text().lines().forEach(lines::add);
            }
        }
        for (int i = 0; i < result.digits().size(); i++) {
            Digit digit = result.digits().get(i);
            String place = result.digits().size() == 1
                    ? result.path()
                    : "page %d at %d,%d"
                            .formatted(
                                    digit.page(), digit.box().x(), digit.box().y());
            lines.add(place + ": " + describe(digit));
            if (i < pictures.size()) {
                lines.add(pictures.get(i));
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String describe(Digit digit) {
        if (digit.digit() == null) {
            return "not read, needs review";
        }
        return "%d (%.1f %%%s%s)"
                .formatted(
                        digit.digit(),
                        100 * digit.confidence(),
                        digit.printed() ? ", printed" : "",
                        digit.needsReview() ? ", needs review" : "");
    }
}
