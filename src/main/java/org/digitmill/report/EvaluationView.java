package org.digitmill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Evaluation;
import org.digitmill.model.Evaluation.Bin;
import org.digitmill.report.Plot.Series;

/** The part of a training report about the evaluated digits; the template calls its methods. */
record EvaluationView(LabelledPredictions judged, Evaluation evaluation) {
    private static final int PICTURES = 24;
    private static final int SAMPLE = 12;

    record Cell(String count, String colour, String strength) {}

    record ConfusionRow(int label, List<Cell> cells) {}

    record ClassRow(int digit, String count, String precision, String recall, String f1) {}

    record BinRow(String confidence, String count, String accuracy) {}

    record Shown(
            String picture,
            int place,
            int label,
            int guess,
            String guessed,
            String labelled,
            int second,
            String secondly) {
        boolean wrong() {
            return label != guess;
        }
    }

    static EvaluationView of(LabelledPredictions judged) {
        return new EvaluationView(judged, judged.evaluation());
    }

    String examples() {
        return Figures.count(evaluation.examples());
    }

    String split() {
        return judged.splitName();
    }

    String location() {
        return judged.location();
    }

    List<Integer> digits() {
        return IntStream.range(0, LabelledDigits.CLASSES).boxed().toList();
    }

    List<ConfusionRow> confusion() {
        return digits().stream()
                .map(label -> new ConfusionRow(
                        label,
                        digits().stream().map(digit -> cell(label, digit)).toList()))
                .toList();
    }

    /** Errors are few, so their shade grows with the square root of their share. */
    private Cell cell(int label, int digit) {
        long count = evaluation.confusion(label, digit);
        double share = count / (double) Math.max(1, labelled(label));
        boolean right = label == digit;
        double strength = count == 0 ? 0 : right ? 0.15 + 0.35 * share : Math.min(0.75, 0.12 + 2.5 * Math.sqrt(share));
        return new Cell(Figures.count(count), right ? "--good" : "--bad", String.format(Locale.ROOT, "%.2f", strength));
    }

    private long labelled(int label) {
        return digits().stream()
                .mapToLong(digit -> evaluation.confusion(label, digit))
                .sum();
    }

    List<ClassRow> classes() {
        return digits().stream()
                .map(digit -> new ClassRow(
                        digit,
                        Figures.count(labelled(digit)),
                        Figures.decimal(evaluation.precision(digit)),
                        Figures.decimal(evaluation.recall(digit)),
                        Figures.decimal(evaluation.f1(digit))))
                .toList();
    }

    String reliability() {
        List<Bin> bins = evaluation.bins();
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                "measured",
                bins.stream().mapToDouble(Bin::confidence).toArray(),
                bins.stream().mapToDouble(Bin::accuracy).toArray()));
        series.add(new Series("as it says", new double[] {0, 1}, new double[] {0, 1}));
        return new Plot("Reliability diagram", "confidence", "share read right").lines(series);
    }

    List<BinRow> bins() {
        return evaluation.bins().stream()
                .map(bin -> new BinRow(
                        Figures.decimal(bin.confidence()), Figures.count(bin.count()), Figures.decimal(bin.accuracy())))
                .toList();
    }

    List<Shown> sample() {
        return judged.sample(SAMPLE).stream().map(this::shown).toList();
    }

    List<Shown> mostWrong() {
        return judged.mostWrong(PICTURES).stream().map(this::shown).toList();
    }

    List<Shown> leastCertain() {
        return judged.leastCertain(PICTURES).stream().map(this::shown).toList();
    }

    private Shown shown(int index) {
        int label = judged.digits().label(index);
        int guess = judged.prediction(index).digit();
        int second = judged.second(index);
        return new Shown(
                Picture.ofDigit(judged.digits().digit(index)),
                index,
                label,
                guess,
                Figures.percent(judged.probability(index, guess)),
                Figures.percent(judged.probability(index, label)),
                second,
                Figures.percent(judged.probability(index, second)));
    }
}
