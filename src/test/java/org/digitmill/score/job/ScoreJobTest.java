package org.digitmill.score.job;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.commit.Publication;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.PathOrder;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.ScoreTables;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.score.verify.VerifyReport;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreJobTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.5f);

    @TempDir
    private Path directory;

    private Path input;
    private Path output;

    @BeforeEach
    void makeDirectories() throws IOException {
        input = Files.createDirectories(directory.resolve("in"));
        output = directory.resolve("out");
    }

    @Test
    void everyFileEndsInOneRow() throws IOException {
        SampleFiles.write(input, 250);
        Map<String, String> broken = SampleFiles.writeBroken(input.resolve("broken"));
        Files.write(input.resolve("blank.png"), Pictures.greyPng(40, 40, new byte[1_600]));

        ScoreReport report = run(options(100));

        assertEquals(250 + broken.size() + 1, report.listed());
        assertEquals(250, report.scored());
        assertEquals(1, report.empty());
        assertEquals(broken.size(), report.rejected());
        assertEquals(0, report.skipped());
        assertEquals(250, report.digits());
        assertFalse(report.tooManyRejected());

        Map<String, Row> rows = new HashMap<>();
        for (Row row : files().collectAsList()) {
            assertNull(rows.put(row.getAs("path"), row), "one row a file");
            assertEquals(report.run(), row.getAs("run"));
            assertEquals(MODEL.sha256(), row.getAs("model"));
        }
        assertEquals(report.listed(), rows.size());
        broken.forEach((path, code) -> {
            assertEquals("rejected", rows.get(path).getAs("status"), path);
            assertEquals(code, rows.get(path).getAs("error_code"), path);
            assertTrue(rows.get(path).<String>getAs("error_message").contains(" "), path);
        });
        assertEquals("empty", rows.get(input.resolve("blank.png").toString()).getAs("status"));
        assertEquals(0, verify().problems().size(), verify().toString());
    }

    @Test
    void inputsWithoutAnyFileAreNoticed() throws IOException {
        Files.createFile(Files.createDirectories(input).resolve("Thumbs.db"));
        ScoreReport report = run(options(100));
        assertEquals(0, report.listed());
        assertEquals(1, report.ignored());
        InputException refused =
                assertThrows(InputException.class, () -> report.requireFiles(List.of(input.toString())));
        assertTrue(refused.getMessage().contains(input + "; 1 names were ignored"), refused.getMessage());
        assertEquals(0, verify().problems().size(), verify().toString());
    }

    @Test
    void theTablesHaveTheColumnsOfTheContract() throws IOException {
        SampleFiles.write(input, 3);
        run(options(100));
        assertEquals(ScoreTables.DIGITS.catalogString(), digits().schema().catalogString());
        assertEquals(ScoreTables.FILES.catalogString(), files().schema().catalogString());
        Path file = input.resolve("dir 0/digit-00000.png");
        Row row = files().filter("path like '%digit-00000.png'").first();
        assertEquals(file.toString(), row.getAs("path"));
        assertEquals(Files.size(file), row.<Long>getAs("length"));
        assertEquals(
                Files.getLastModifiedTime(file).toMillis(),
                row.<Timestamp>getAs("modified").getTime());
        assertEquals("png", row.getAs("format"));
        assertEquals(1, row.<Integer>getAs("digits"));
        Row digit = digits().filter("path like '%digit-00000.png'").first();
        assertEquals(row.<String>getAs("text"), digit.getAs("digit").toString());
        assertEquals(10, digit.getList(digit.fieldIndex("probabilities")).size());
        assertEquals(
                digit.<Float>getAs("confidence"),
                digit.<Float>getList(digit.fieldIndex("probabilities")).get(digit.getAs("digit")));
    }

    @Test
    void rowsDoNotDependOnTheNumberOfCoresNorOnThePacking() throws IOException {
        SampleFiles.write(input, 300);
        SampleFiles.writeBroken(input.resolve("broken"));
        new ScoreJob(LocalSpark.session(1), options(1_000), MODEL, ScoreProgress.NONE).run();
        List<String> one = content(LocalSpark.session(1), output);
        Path other = directory.resolve("other");
        ScoreOptions options = new ScoreOptions(
                List.of(input.toString()),
                other.toString(),
                ImageLimits.DEFAULT,
                37,
                1 << 30,
                RejectionLimit.NONE,
                false);
        new ScoreJob(LocalSpark.session(2), options, MODEL, ScoreProgress.NONE).run();
        assertEquals(one, content(LocalSpark.session(2), other));
    }

    @Test
    void partsAreSortedByPathAndFewAndCompressed() throws IOException {
        SampleFiles.write(input, 250);
        run(options(100));
        List<Path> parts = parts("files");
        assertEquals(3, parts.size());
        assertEquals(3, parts("digits").size());
        for (Path part : parts) {
            List<String> paths = session().read().parquet(part.toString()).select("path").collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            assertEquals(paths.stream().sorted(PathOrder.BY_BYTES).toList(), paths);
        }
        try (Stream<Path> all = Files.walk(output)) {
            assertEquals(0, all.filter(path -> path.toString().endsWith(".crc")).count());
        }
    }

    @Test
    void aSecondRunSkipsWhatHasNotChanged() throws IOException {
        SampleFiles.write(input, 120);
        SampleFiles.writeBroken(input.resolve("broken"));
        run(options(50));
        List<String> before = content(session(), output);
        Files.write(input.resolve("new.png"), SampleFiles.digit(999));
        Path changed = input.resolve("dir 0/digit-00000.png");
        Files.write(changed, SampleFiles.digit(998));
        Files.setLastModifiedTime(changed, FileTime.fromMillis(1_000_000_000_000L));

        ScoreReport second = run(options(50));

        assertEquals(2, second.scored());
        assertTrue(second.skipped() >= 119, second.toString());
        // What may be mended outside of the file is tried again.
        assertTrue(second.rejected() >= 1 && second.rejected() < SampleFiles.BROKEN, second.toString());
        assertEquals(before.size() + 2, content(session(), output).size());
        assertEquals(List.of(), verify().problems());
        assertEquals(
                second.run(), files().filter("path = '" + changed + "'").first().getAs("run"));
    }

    @Test
    void rescoringReplacesEveryRow() throws IOException {
        SampleFiles.write(input, 130);
        ScoreReport first = run(options(50));
        ScoreOptions again = new ScoreOptions(
                List.of(input.toString()),
                output.toString(),
                ImageLimits.DEFAULT,
                40,
                1 << 30,
                RejectionLimit.NONE,
                true);
        ScoreReport second = run(again);
        assertEquals(130, second.scored());
        assertEquals(130, files().count());
        assertEquals(130, digits().count());
        assertEquals(0, files().filter("run = '" + first.run() + "'").count());
        assertEquals(List.of(), verify().problems());
    }

    @Test
    void anotherModelReplacesTheRowsOfTheFirst() throws IOException {
        SampleFiles.write(input, 60);
        run(options(50));
        NearestMean other = new NearestMean(2, 0.5f);
        ScoreReport second = new ScoreJob(session(), options(50), other, ScoreProgress.NONE).run();
        assertEquals(60, second.scored());
        assertEquals(60, files().filter("model = '" + other.sha256() + "'").count());
        assertEquals(60, digits().count());
        assertEquals(List.of(), verify().problems());
    }

    @Test
    void namesSurviveWhateverLettersTheyHave() throws IOException {
        String[] names = {
            "new\nline", "quote\"'`", "per%20cent%", "ünïcödé 数字 \uD83D\uDE00", "star*[x]?{a,b}", "back\\slash", " "
        };
        for (int i = 0; i < names.length; i++) {
            Files.write(input.resolve(names[i]), SampleFiles.digit(i));
        }
        assertEquals(names.length, run(options(3)).scored());
        for (String name : names) {
            String path = input.resolve(name).toString();
            assertEquals(1, files().filter(col("path").equalTo(path)).count(), name);
            assertEquals(1, digits().filter(col("path").equalTo(path)).count(), name);
        }
        assertEquals(names.length, run(options(3)).skipped());
    }

    @Test
    void aMissingInputIsTheUsersErrorAndLeavesNoTrace() {
        ScoreOptions options = ScoreOptions.of(List.of(input.resolve("nothing").toString()), output.toString());
        InputException error = assertThrows(InputException.class, () -> run(options));
        assertTrue(error.getMessage().contains("nothing"), error.getMessage());
        assertFalse(Files.exists(output));
    }

    @Test
    void theOutputIsNoInput() throws IOException {
        SampleFiles.write(input, 5);
        output = input.resolve("scored");
        assertEquals(5, run(options(50)).listed());
        assertEquals(5, run(options(50)).listed());
        ScoreOptions itself = ScoreOptions.of(List.of(output.toString()), output.toString());
        assertThrows(InputException.class, () -> run(itself));
    }

    @Test
    void anEmptyDirectoryIsARunOfNothing() throws IOException {
        ScoreReport report = run(options(50));
        assertEquals(0, report.listed());
        assertEquals(List.of(), verify().problems());
    }

    @Test
    void tooManyRejectedFilesAreReported() throws IOException {
        SampleFiles.write(input, 8);
        Files.writeString(input.resolve("text.png"), "no picture");
        Files.writeString(input.resolve("text2.png"), "no picture");
        assertTrue(run(rejecting("1")).tooManyRejected());
        output = directory.resolve("out2");
        assertFalse(run(rejecting("20%")).tooManyRejected());
        output = directory.resolve("out3");
        assertTrue(run(rejecting("19.9%")).tooManyRejected());
    }

    @Test
    void otherFileSystemsTakeTheSameRoad() throws IOException {
        SampleFiles.write(input, 40);
        SampleFiles.writeBroken(input.resolve("broken"));
        Files.delete(input.resolve("broken/dangling.png"));
        run(options(100));
        List<String> local = content(session(), output);
        RemoteFileSystem.configure(session().sparkContext().hadoopConfiguration());
        String remote = "remote:" + directory.resolve("remote");
        ScoreOptions options = new ScoreOptions(
                List.of("remote:" + input), remote, ImageLimits.DEFAULT, 30, 1 << 30, RejectionLimit.NONE, false);
        ScoreReport report = run(options);
        assertEquals(40, report.scored());
        assertEquals(List.of(), ScoreVerifier.verify(session(), remote).problems());
        List<String> rows = content(session(), directory.resolve("remote"));
        assertEquals(local.size(), rows.size());
        assertTrue(rows.get(0).contains("remote:/"), rows.get(0));
        // Six of the broken ones stay so while they do not change.
        assertEquals(46, run(options).skipped());
    }

    @Test
    void whileOneRunIsAtWorkAnotherIsRefused() throws IOException {
        SampleFiles.write(input, 5);
        OutputLayout layout = new OutputLayout(output.toString());
        try (Publication another = Publication.open(new HadoopFiles(new Configuration()), layout, "another")) {
            another.check();
            assertThrows(InputException.class, () -> run(options(50)));
        }
        assertEquals(5, run(options(50)).scored());
    }

    /** Classifies so many minibatches, and then fails as a broken machine would. */
    private record Failing(NearestMean whole, int minibatches) implements ClassifierSource {
        private static final AtomicInteger LEFT = new AtomicInteger();

        @Override
        public String sha256() {
            return whole.sha256();
        }

        @Override
        public Classifier open() {
            LEFT.set(minibatches);
            return new Classifier() {
                @Override
                public float[] probabilities(byte[] pixels, int count) {
                    if (LEFT.decrementAndGet() < 0) {
                        throw new IllegalStateException("broken");
                    }
                    return whole.open().probabilities(pixels, count);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public float reviewThreshold() {
            return whole.reviewThreshold();
        }
    }

    @Test
    void aRunThatFailsKeepsWhatItPublishedAndTheNextOneGoesOn() throws IOException {
        SampleFiles.write(input, 600);
        NearestMean whole = new NearestMean(7, 0.5f);
        ScoreJob failing = new ScoreJob(session(), options(100), new Failing(whole, 7), ScoreProgress.NONE);
        IOException failure = assertThrows(IOException.class, failing::run);
        assertTrue(failure.getMessage().contains("broken"), failure.getMessage());
        long published = files().count();
        assertTrue(published >= 100 && published < 600, published + " rows");
        assertEquals(0, published % 100);
        assertEquals(List.of(), verify().problems());
        // The executor drops the failing classifier when it is asked for another model.
        assertEquals(
                600,
                new ScoreJob(session(), options(1_000), MODEL, ScoreProgress.NONE)
                        .run()
                        .scored());
        assertEquals(List.of(), verify().problems());
        assertEquals(600, files().count());
    }

    @Test
    void progressEndsWithEverything() throws IOException {
        SampleFiles.write(input, 30);
        long[] last = new long[3];
        boolean[] done = new boolean[1];
        new ScoreJob(session(), options(10), MODEL, (files, rejected, listed, end) -> {
                    last[0] = files;
                    last[1] = rejected;
                    last[2] = listed;
                    done[0] = end;
                })
                .run();
        assertEquals(List.of(30L, 0L, 30L), Arrays.stream(last).boxed().toList());
        assertTrue(done[0]);
    }

    private ScoreOptions rejecting(String limit) {
        return new ScoreOptions(
                List.of(input.toString()),
                output.toString(),
                ImageLimits.DEFAULT,
                50,
                1 << 30,
                RejectionLimit.parse(limit),
                false);
    }

    private ScoreOptions options(int chunkFiles) {
        return new ScoreOptions(
                List.of(input.toString()),
                output.toString(),
                ImageLimits.DEFAULT,
                chunkFiles,
                1 << 30,
                RejectionLimit.NONE,
                false);
    }

    private ScoreReport run(ScoreOptions options) throws IOException {
        return new ScoreJob(session(), options, MODEL, ScoreProgress.NONE).run();
    }

    private VerifyReport verify() throws IOException {
        return ScoreVerifier.verify(session(), output.toString());
    }

    private static SparkSession session() {
        return LocalSpark.session(2);
    }

    private Dataset<Row> files() {
        return session().read().parquet(output.resolve("files").toString());
    }

    private Dataset<Row> digits() {
        return session().read().parquet(output.resolve("digits").toString());
    }

    private List<Path> parts(String table) throws IOException {
        try (Stream<Path> parts = Files.list(output.resolve(table))) {
            return parts.sorted().toList();
        }
    }

    /** All rows of both tables, without the run and the time, which differ. */
    private static List<String> content(SparkSession spark, Path output) {
        return Stream.of("files", "digits")
                .flatMap(
                        table -> spark
                                .read()
                                .parquet(output.resolve(table).toString())
                                .drop("run", "elapsed_ms")
                                .collectAsList()
                                .stream())
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
