package org.digitmill.cli.train;

import java.util.Map;
import java.util.function.Consumer;
import org.digitmill.cli.common.DigitData;
import org.digitmill.dataset.correction.CorrectedDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import picocli.CommandLine.Option;

/** The options of {@code train} for learning from corrected digits. */
final class CorrectionArguments {
    @Option(
            names = "--corrections",
            paramLabel = "FILE",
            description =
                    "Also learn from digits that a person corrected: a CSV file saved by the page of 'digitmill report "
                            + "--scores'.")
    String corrections;

    @Option(
            names = "--corrections-weight",
            paramLabel = "N",
            description = "Number of digits that each corrected digit counts as, from 1. Default: ${DEFAULT-VALUE}.")
    int correctionsWeight;

    /** How many digits a corrected one counts as. @throws IllegalArgumentException if that is less than one */
    int weight() {
        if (correctionsWeight < 1) {
            throw new IllegalArgumentException(
                    "--corrections-weight is " + correctionsWeight + ", but must be at least 1.");
        }
        return correctionsWeight;
    }

    /**
     * The split with the corrected digits added to the training digits; unchanged if there are none.
     *
     * @param problems takes a sentence for each correction that cannot be used
     */
    ValidationSplit addTo(ValidationSplit split, DigitData source, long seed, Consumer<String> problems) {
        if (corrections == null) {
            return split;
        }
        CorrectedDigits corrected = source.corrected(corrections);
        corrected.problems().forEach(problems);
        return split.withTraining(corrected.digits(), weight(), seed);
    }

    /** Description of them for the model file. */
    Map<String, Object> description() {
        return corrections == null
                ? Map.of()
                : Map.of("corrections", corrections, "corrections_weight", correctionsWeight);
    }
}
