package org.digitmill.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.digitmill.report.Plot.Series;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.progress.EpochReport;

/**
 * Plots of a training's course.
 *
 * @param history at least one epoch
 * @param training the options, as the model file has them
 */
record TrainingCurves(List<EpochReport> history, Map<String, Object> training) {
    private static final int STEPS = 200;

    /** A plot with its heading. */
    record Curve(String caption, String svg) {}

    List<Curve> all() {
        double[] examples = sums(EpochReport::examples);
        double[] minutes = sums(epoch -> epoch.seconds() / 60);
        List<Curve> curves = new ArrayList<>(List.of(
                loss("Loss over examples", "examples", examples),
                loss("Loss over wall time", "minutes of training", minutes),
                accuracy("Accuracy over examples", "examples", examples),
                accuracy("Accuracy over wall time", "minutes of training", minutes)));
        double last = examples[examples.length - 1];
        learningRate(last).ifPresent(curves::add);
        averagingPeriod(last).ifPresent(curves::add);
        return curves;
    }

    private double[] sums(ToDoubleFunction<EpochReport> value) {
        double[] sums = history.stream().mapToDouble(value).toArray();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private double[] values(ToDoubleFunction<EpochReport> value) {
        return history.stream().mapToDouble(value).toArray();
    }

    private Curve loss(String caption, String x, double[] places) {
        List<Series> series = List.of(
                new Series("validation", places, values(EpochReport::validationLoss)),
                new Series("training", places, values(EpochReport::trainingLoss)));
        return new Curve(caption, new Plot(caption, x, "loss, nats a digit").lines(series));
    }

    private Curve accuracy(String caption, String x, double[] places) {
        List<Series> series =
                List.of(new Series("validation", places, values(epoch -> 100 * epoch.validationAccuracy())));
        return new Curve(caption, new Plot(caption, x, "validation digits right, %").lines(series));
    }

    /** The learning rate was planned for all epochs, although {@code --patience} may have ended the training early. */
    private Optional<Curve> learningRate(double examples) {
        if (!(training.get("learning_rate") instanceof Number peak)
                || !(training.get("learning_rate_shape") instanceof String name)) {
            return Optional.empty();
        }
        return shape(name)
                .map(shape -> curve(
                        "Learning rate",
                        "step size",
                        examples,
                        progress -> peak.doubleValue() * shape.factor(Math.min(1, progress * done()))));
    }

    private static Optional<LearningRateShape> shape(String name) {
        return Arrays.stream(LearningRateShape.values())
                .filter(shape -> shape.toString().equals(name))
                .findFirst();
    }

    private Optional<Curve> averagingPeriod(double examples) {
        if (!(training.get("averaging_period") instanceof Number first)
                || !(training.get("final_averaging_period") instanceof Number last)) {
            return Optional.empty();
        }
        double growth = last.doubleValue() == 0 ? 0 : last.doubleValue() - first.doubleValue();
        return Optional.of(curve(
                "Averaging period",
                "minibatches a worker",
                examples,
                progress -> Math.rint(first.doubleValue() + progress * done() * growth)));
    }

    /** The share of the planned epochs that were trained. */
    private double done() {
        return training.get("epochs") instanceof Number planned
                ? Math.min(1, history.size() / planned.doubleValue())
                : 1;
    }

    private static Curve curve(String caption, String y, double examples, DoubleUnaryOperator value) {
        double[] progress = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> (double) i / STEPS)
                .toArray();
        double[] places = Arrays.stream(progress).map(share -> share * examples).toArray();
        double[] values = Arrays.stream(progress).map(value).toArray();
        return new Curve(caption, new Plot(caption, "examples", y).lines(List.of(new Series(caption, places, values))));
    }
}
