package org.digitmill.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitmill.cli.common.TextTable;
import org.digitmill.model.Evaluation;

/** An evaluation as text: the figures, a table by class and the confusion matrix. */
final class EvaluationText {
    private static final int CLASSES = 10;

    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        return """
                digits             %,d, of which %,d were read right
                accuracy           %.4f
                loss               %.4f
                calibration error  %.4f

                %s

                Rows are labels, columns what was read:
                %s"""
                .formatted(
                        evaluation.examples(),
                        evaluation.correct(),
                        evaluation.accuracy(),
                        evaluation.loss(),
                        evaluation.calibrationError(),
                        byClass(evaluation),
                        confusion(evaluation));
    }

    private static TextTable byClass(Evaluation evaluation) {
        TextTable table = new TextTable("digit", "precision", "recall", "F1");
        for (int digit = 0; digit < CLASSES; digit++) {
            table.add(
                    digit,
                    "%.4f".formatted(evaluation.precision(digit)),
                    "%.4f".formatted(evaluation.recall(digit)),
                    "%.4f".formatted(evaluation.f1(digit)));
        }
        return table;
    }

    private static TextTable confusion(Evaluation evaluation) {
        List<String> headings = new ArrayList<>(List.of(""));
        IntStream.range(0, CLASSES).mapToObj(String::valueOf).forEach(headings::add);
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (int label = 0; label < CLASSES; label++) {
            List<Object> row = new ArrayList<>(List.of(label));
            for (int digit = 0; digit < CLASSES; digit++) {
                row.add(evaluation.confusion(label, digit));
            }
            table.add(row.toArray());
        }
        return table;
    }
}
