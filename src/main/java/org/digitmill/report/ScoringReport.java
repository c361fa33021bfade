package org.digitmill.report;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.input.StoredContents;
import org.digitmill.storage.HadoopFiles;

/**
 * A scoring run as one HTML page: outcomes of the files, speed, digits and confidence, the difference from the previous run, and the
 * digits that need review, which can be checked with the keyboard.
 */
public final class ScoringReport {
    private final ScoreOutput output;
    private final ContentSource source;
    private final String location;
    private final List<RunManifest> runs;
    private final RunManifest run;

    private ScoringReport(ScoreOutput output, ContentSource source, String location, RunManifest run)
            throws IOException {
        this.output = output;
        this.source = source;
        this.location = location;
        this.runs = output.runs();
        this.run = run;
    }

    record Count(String status, String here, String all) {}

    record DriftValues(String classes, String confidences) {}

    /**
     * The page.
     *
     * @param location the output directory of scoring
     * @param wanted name of the run; without it, the last run that wrote rows
     * @param limit digits to review at most
     */
    public static String html(SparkSession spark, String location, Optional<String> wanted, int limit)
            throws IOException {
        ScoreOutput output = ScoreOutput.open(spark, location);
        RunManifest run = choose(output.runs(), wanted, location);
        ContentSource source =
                new StoredContents(new HadoopFiles(spark.sparkContext().hadoopConfiguration()));
        return new ScoringReport(output, source, location, run).html(limit);
    }

    private static RunManifest choose(List<RunManifest> runs, Optional<String> wanted, String location) {
        if (wanted.isPresent()) {
            return runs.stream()
                    .filter(run -> run.run().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new InputException("There is no run " + wanted.get() + " in " + location
                            + ". Its runs are the names of the files in _runs."));
        }
        return runs.stream()
                .filter(ScoringReport::wroteRows)
                .reduce((first, second) -> second)
                .or(() -> runs.stream().reduce((first, second) -> second))
                .orElseThrow(() -> new InputException("No run has begun in " + location + " yet."));
    }

    private static boolean wroteRows(RunManifest run) {
        return run.scored() + run.empty() + run.rejected() > 0 && !CorrectionJob.isNameOf(run.run());
    }

    private String html(int limit) throws IOException {
        RunDigits now = RunDigits.of(output.digits(), run.run());
        Optional<RunManifest> beforeRun = runs.stream()
                .filter(other -> other.started().compareTo(run.started()) < 0 && wroteRows(other))
                .reduce((first, second) -> second);
        Optional<RunDigits> before = Optional.empty();
        if (beforeRun.isPresent()) {
            before = Optional.of(RunDigits.of(output.digits(), beforeRun.get().run()))
                    .filter(digits -> digits.digits() > 0);
        }
        ReviewQueue queue = ReviewQueue.read(output, source, limit);
        String script = Page.text("review.js");
        Map<String, Object> values = new HashMap<>();
        values.put("title", "Scoring of " + run.started().substring(0, 10));
        values.put("scriptDigest", Page.digest(script));
        values.put("script", script);
        values.put("style", Page.text("style.css"));
        values.put("header", QueuedDigit.encoded(Corrections.header()));
        values.put("run", run.run());
        values.put("state", run.state().name().toLowerCase(Locale.ROOT));
        values.put("started", run.started());
        values.put("output", location);
        values.put("inputs", run.options().inputs());
        values.put("tiles", tiles(now));
        values.put("statuses", statuses());
        values.put("codes", codes());
        values.put("speed", ScoringPlots.speed(run, output.steps(run.run()), runs));
        values.put("plots", ScoringPlots.digits(now, before));
        values.put("comparison", comparison(now, before, beforeRun));
        values.put("drift", before.map(old -> drift(now, old)).orElse(null));
        List<ReadPage> pages = ReadPage.largest(output, source);
        List<FieldSummary> fields = FieldSummary.of(output.fields());
        values.put("hasFields", !fields.isEmpty());
        values.put("fields", fields);
        List<UnreadFile> unread = UnreadFile.most(output.files());
        values.put("hasUnread", !unread.isEmpty());
        values.put("unread", unread);
        values.put("hasPages", !pages.isEmpty());
        values.put("pages", pages);
        values.put("hasQueue", !queue.cards().isEmpty());
        values.put("queue", queue.cards());
        values.put("queueNote", queue.note());
        return Page.of("scoring", values);
    }

    private List<Fact> tiles(RunDigits now) {
        long done = run.listed() - run.skipped();
        List<Fact> tiles = new ArrayList<>();
        tiles.add(new Fact("files listed", Figures.count(run.listed())));
        tiles.add(new Fact("scored", Figures.count(run.scored())));
        tiles.add(new Fact("empty", Figures.count(run.empty())));
        tiles.add(new Fact("rejected", Figures.count(run.rejected())));
        tiles.add(new Fact("skipped, done before", Figures.count(run.skipped())));
        tiles.add(new Fact("digits", Figures.count(run.digits())));
        tiles.add(new Fact("of the run", Figures.duration(run.seconds())));
        tiles.add(new Fact("files a second", Figures.speed(done / Math.max(0.001, run.seconds()))));
        tiles.add(new Fact("mean confidence", Figures.decimal(now.confidence())));
        tiles.add(new Fact("not read", Figures.count(run.unread())));
        tiles.add(new Fact("digits that need review", Figures.count(now.review())));
        tiles.add(new Fact("files that need review", Figures.count(run.needsReview())));
        return tiles;
    }

    private List<Count> statuses() throws IOException {
        Map<String, Long> all = counted("status");
        return List.of(
                count("scored", run.scored(), all),
                count("empty", run.empty(), all),
                count("rejected", run.rejected(), all));
    }

    private List<Count> codes() throws IOException {
        Map<String, Long> all = counted("error_code");
        return all.keySet().stream()
                .map(code -> count(code, run.rejectedByCode().getOrDefault(code, 0L), all))
                .toList();
    }

    private static Count count(String name, long here, Map<String, Long> all) {
        return new Count(name, Figures.count(here), Figures.count(all.getOrDefault(name, 0L)));
    }

    private Map<String, Long> counted(String column) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        List<Row> rows = output.files()
                .filter(col(column).isNotNull())
                .groupBy(column)
                .count()
                .collectAsList();
        rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    private static String comparison(RunDigits now, Optional<RunDigits> before, Optional<RunManifest> beforeRun) {
        if (before.isEmpty()) {
            return beforeRun.isEmpty()
                    ? "There is no run before this one to compare with."
                    : "The tables have no digits left of the run before, "
                            + beforeRun.get().run() + ".";
        }
        return "%s digits beside %s of the run before, %s. Mean confidence %s, then %s; to be reviewed %s, then %s."
                .formatted(
                        Figures.count(now.digits()),
                        Figures.count(before.get().digits()),
                        beforeRun.orElseThrow().run(),
                        Figures.decimal(now.confidence()),
                        Figures.decimal(before.get().confidence()),
                        Figures.percent(now.reviewShare()),
                        Figures.percent(before.get().reviewShare()));
    }

    private static DriftValues drift(RunDigits now, RunDigits before) {
        return new DriftValues(
                Figures.decimal(Drift.stabilityIndex(Drift.shares(before.byClass()), Drift.shares(now.byClass()))),
                Figures.decimal(
                        Drift.stabilityIndex(Drift.shares(before.byConfidence()), Drift.shares(now.byConfidence()))));
    }
}
