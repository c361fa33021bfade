package org.digitmill.cli.train;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import picocli.CommandLine.Option;

/** The options of {@code train} and {@code train-page} for validation digits. */
final class ValidationArguments {
    @Option(
            names = "--validation",
            paramLabel = "N",
            description =
                    "Training digits put aside for validation, the same number of each class. Default: ${DEFAULT-VALUE}.")
    int size;

    @Option(
            names = "--validation-seed",
            paramLabel = "N",
            description = "Seed that chooses the validation digits. Default: that of --seed.")
    Long seed;

    /** @param otherwise the seed of the run, where none was given here */
    long seed(long otherwise) {
        return seed == null ? otherwise : seed;
    }

    ValidationSplit split(LabelledDigits digits, long otherwise) {
        return ValidationSplit.of(digits, size, seed(otherwise));
    }
}
