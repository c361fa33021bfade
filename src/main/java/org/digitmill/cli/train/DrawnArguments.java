package org.digitmill.cli.train;

import java.util.Map;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.dataset.document.DrawnDigits;
import picocli.CommandLine.Option;

/** The option of {@code train} for additional generated digits. */
final class DrawnArguments {
    @Option(
            names = "--drawn-digits",
            paramLabel = "N",
            description =
                    "Number of generated digits to add, in handwriting styles of several countries; 0 for none. Default: "
                            + "${DEFAULT-VALUE}.")
    int drawnDigits;

    /** How many. @throws IllegalArgumentException if that is less than none */
    int count() {
        if (drawnDigits < 0) {
            throw new IllegalArgumentException("--drawn-digits is " + drawnDigits + ", but must be at least 0.");
        }
        return drawnDigits;
    }

    /** The split with the drawn digits among those to learn from; as it was without any. */
    ValidationSplit addTo(ValidationSplit split, long seed) {
        return count() == 0 ? split : split.withTraining(DrawnDigits.draw(count(), seed), 1, seed);
    }

    /** Description of them for the model file. */
    Map<String, Object> description() {
        return count() == 0 ? Map.of() : Map.of("drawn_digits", count());
    }
}
