package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.job.PartMerger;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileOutcome;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileVersion;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.FileColumns;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;
import org.digitmill.score.table.TableReader;
import org.digitmill.storage.HadoopFiles;

/** Writes parts with a digit per file into the staging directory of an output, and reads its tables. */
record OutputFixture(HadoopFiles files, OutputLayout layout) {
    /** An exclusive right that nobody else respects: what a run has that does not know yet that its lease was taken over. */
    static final OutputLock NO_LOCK = new OutputLock() {
        @Override
        public void check() {}

        @Override
        public void close() {}
    };

    LoggedPublication openWithoutLock(String run) throws IOException {
        return LoggedPublication.open(files, layout, run, NO_LOCK);
    }

    /** A new part, number 0 of the run, with these files. */
    WrittenPart stage(String run, String... paths) throws IOException {
        String staged = layout.staging(run) + "/new";
        Counts.Tally tally = new Counts.Tally();
        try (PartWriter writer = new PartWriter(files, staged + "-files", staged + "-digits")) {
            for (String path : paths) {
                ScoredFile scored = scored(run, path);
                writer.write(scored);
                tally.add(scored.file());
            }
        }
        String part = OutputLayout.part(run, 0);
        return new WrittenPart(part, staged + "-digits", staged + "-files", tally.counts(), new TreeMap<>());
    }

    /** The first part of a run, with these files replaced or added, in order of their paths. */
    WrittenPart merge(String run, String older, String... paths) throws IOException {
        String part = OutputLayout.part(older, 0);
        String staged = layout.staging(run) + "/merged";
        Counts.Tally tally = new Counts.Tally();
        try (PartReader old = new PartReader(files, layout, part);
                PartWriter writer = new PartWriter(files, staged + "-files", staged + "-digits")) {
            PartMerger merger = new PartMerger(old, writer);
            for (String path : paths) {
                ScoredFile scored = scored(run, path);
                merger.add(scored);
                tally.add(scored.file());
            }
            return new WrittenPart(part, staged + "-digits", staged + "-files", tally.counts(), merger.finish());
        }
    }

    /** The manifest of a run that published these parts. */
    RunManifest manifest(String run, RunManifest.State state, List<WrittenPart> parts) {
        RunState start = RunState.start(new RowOrigin(run, "m1"), ScoreOptions.of(List.of("in"), layout.root()));
        return RunManifest.of(parts.isEmpty() ? start : start.plus(0, 0, parts), state);
    }

    void publish(Publication publication, String run, WrittenPart... parts) throws IOException {
        publication.publish(List.of(parts), manifest(run, RunManifest.State.RUNNING, List.of(parts)));
    }

    /** The rows of the table of files, as run and path, in order of paths; each must have its digits. */
    List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String part : OutputLayout.parts(files, layout.files())) {
            try (PartReader reader = new PartReader(files, layout, part)) {
                for (ScoredFile next = reader.next(); next != null; next = reader.next()) {
                    assertEquals(1, next.digits().size());
                    rows.add(next.file().origin().run() + " " + next.file().path());
                }
            }
        }
        return byPath(rows);
    }

    /** The same rows, as a reader of that table alone sees them at any instant. */
    List<String> fileRows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String part : OutputLayout.parts(files, layout.files())) {
            try (TableReader<FileRow> reader = TableReader.open(files, layout.files(part), FileColumns.ALL)) {
                for (FileRow row = reader.next(); row != null; row = reader.next()) {
                    rows.add(row.origin().run() + " " + row.path());
                }
            }
        }
        return byPath(rows);
    }

    private static List<String> byPath(List<String> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.substring(row.indexOf(' '))))
                .toList();
    }

    RunManifest manifest(String run) throws IOException {
        return Json.read(files, layout.manifest(run), RunManifest.class);
    }

    private static ScoredFile scored(String run, String path) {
        RowOrigin origin = new RowOrigin(run, "m1");
        Prediction prediction = new Prediction(3, 1, new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        DigitRow digit = new DigitRow(
                origin,
                path,
                new DigitPlace(1, 1, 1, 1),
                new PixelBox(0, 0, 20, 20),
                DigitReading.of(prediction, false, false),
                0,
                0);
        FileRow file = new FileRow(
                origin,
                new FileVersion(path, 5, 6),
                "00",
                "png",
                FileOutcome.read(true),
                FileFindings.of(1, List.of(digit), 0),
                0,
                null);
        return new ScoredFile(file, List.of(digit));
    }
}
