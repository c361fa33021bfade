package org.digitmill.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitmill.report.Plot.Group;
import org.digitmill.report.Plot.Series;
import org.digitmill.report.TrainingCurves.Curve;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.ScoreOutput.Step;
import org.digitmill.score.correction.CorrectionJob;

/** The plots of a scoring run. */
final class ScoringPlots {
    private static final int RUNS = 30;

    private ScoringPlots() {}

    /** Files per second, by chunk and by run. */
    static List<Curve> speed(RunManifest run, List<Step> steps, List<RunManifest> runs) {
        List<Curve> curves = new ArrayList<>();
        throughput(run, steps).ifPresent(curves::add);
        List<RunManifest> working = runs.stream()
                .filter(each ->
                        each.listed() > each.skipped() && each.seconds() > 0 && !CorrectionJob.isNameOf(each.run()))
                .toList();
        List<RunManifest> last = working.subList(Math.max(0, working.size() - RUNS), working.size());
        if (last.isEmpty()) {
            return curves;
        }
        List<String> back = IntStream.range(0, last.size())
                .mapToObj(i -> String.valueOf(last.size() - 1 - i))
                .toList();
        double[] speeds = last.stream()
                .mapToDouble(each -> (each.listed() - each.skipped()) / each.seconds())
                .toArray();
        String caption = "Throughput of the last runs";
        curves.add(new Curve(
                caption,
                new Plot(caption, "runs back from the newest", "files a second")
                        .bars(back, List.of(new Group("files", speeds)))));
        return curves;
    }

    /** Files per second between publications of chunks; chunks published at nearly the same time count as one. */
    private static Optional<Curve> throughput(RunManifest run, List<Step> steps) {
        List<Double> places = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        Instant started = Instant.parse(run.started());
        double before = 0;
        long files = 0;
        for (Step step : steps) {
            files += step.files();
            double now = Duration.between(started, step.written()).toMillis() / 1000.0;
            if (now - before >= Math.max(0.5, run.seconds() / 200)) {
                places.add(now);
                speeds.add(files / (now - before));
                before = now;
                files = 0;
            }
        }
        if (places.size() < 2) {
            return Optional.empty();
        }
        boolean isLong = run.seconds() > 180;
        String caption = "Throughput of this run, chunk by chunk";
        Plot plot = new Plot(caption, (isLong ? "minutes" : "seconds") + " since its start", "files a second");
        return Optional.of(new Curve(
                caption,
                plot.lines(List.of(new Series(
                        "files",
                        places.stream()
                                .mapToDouble(second -> isLong ? second / 60 : second)
                                .toArray(),
                        speeds.stream().mapToDouble(Double::doubleValue).toArray())))));
    }

    /** Distribution of confidence and of digits, beside the previous run if there is one. */
    static List<Curve> digits(RunDigits now, Optional<RunDigits> before) {
        List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return List.of(
                bars(
                        "Confidence of the digits",
                        "confidence, % from",
                        RunDigits.RANGES,
                        now.byConfidence(),
                        before.map(RunDigits::byConfidence)),
                bars("What was read", "digit", classes, now.byClass(), before.map(RunDigits::byClass)));
    }

    private static Curve bars(String caption, String x, List<String> categories, long[] now, Optional<long[]> before) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("this run", percent(now)));
        before.ifPresent(counts -> groups.add(new Group("the run before", percent(counts))));
        return new Curve(caption, new Plot(caption, x, "share of the digits, %").bars(categories, groups));
    }

    private static double[] percent(long[] counts) {
        return Arrays.stream(Drift.shares(counts)).map(share -> 100 * share).toArray();
    }
}
