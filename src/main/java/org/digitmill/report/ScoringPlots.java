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
import org.digitmill.score.RunManifest;
import org.digitmill.score.ScoreOutput.Step;

/** The plots of a scoring run. */
final class ScoringPlots {
    private static final int RUNS = 30;

    private ScoringPlots() {}

    /** Files a second from chunk to chunk, and from run to run. */
    static List<Curve> speed(RunManifest run, List<Step> steps, List<RunManifest> runs) {
        List<Curve> curves = new ArrayList<>();
        double[] minutes = new double[steps.size()];
        double[] speeds = new double[steps.size()];
        Instant before = Instant.parse(run.started());
        for (int i = 0; i < minutes.length; i++) {
            Instant written = steps.get(i).written();
            double seconds = Math.max(0.001, Duration.between(before, written).toMillis() / 1000.0);
            minutes[i] = Duration.between(Instant.parse(run.started()), written).toMillis() / 60_000.0;
            speeds[i] = steps.get(i).files() / seconds;
            before = written;
        }
        if (minutes.length > 1) {
            String caption = "Throughput of this run, chunk by chunk";
            curves.add(new Curve(
                    caption,
                    new Plot(caption, "minutes since its start", "files a second")
                            .lines(List.of(new Series("files", minutes, speeds)))));
        }
        List<RunManifest> working = runs.stream()
                .filter(each -> each.listed() > each.skipped() && each.seconds() > 0)
                .toList();
        List<RunManifest> last = working.subList(Math.max(0, working.size() - RUNS), working.size());
        double[] places = IntStream.range(0, last.size())
                .mapToDouble(i -> i + 1 - last.size())
                .toArray();
        String caption = "Throughput of the last runs";
        curves.add(new Curve(
                caption,
                new Plot(caption, "runs back from the newest", "files a second")
                        .lines(List.of(new Series(
                                "files",
                                places,
                                last.stream()
                                        .mapToDouble(each -> (each.listed() - each.skipped()) / each.seconds())
                                        .toArray())))));
        return curves;
    }

    /** How sure the model was and what it read, beside the run before where there is one. */
    static List<Curve> digits(RunDigits now, Optional<RunDigits> before) {
        List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return List.of(
                bars(
                        "Confidence of the digits",
                        "confidence from",
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
