package org.digitmill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.table.FileColumns;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.TableReader;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores hundreds of damaged and unusual files in a process with a heap of one gigabyte: each file has a row. */
@Tag("slow")
class BrokenCorpusTest {
    @TempDir
    private Path directory;

    /** Scores its first argument into its second. */
    public static final class Run {
        public static void main(String[] arguments) throws IOException {
            ScoreOptions options = ScoreOptions.of(List.of(arguments[0]), arguments[1]);
            ScoreReport report =
                    new ScoreJob(LocalSpark.session(2), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
            LocalSpark.session(2).stop();
            System.err.println(report);
        }
    }

    @Test
    void everyFileHasItsRow() throws Exception {
        Path input = directory.resolve("in");
        BrokenCorpus.write(input);
        Path output = directory.resolve("out");
        Process process = start(input, output);
        assertEquals(0, process.waitFor(), () -> log());
        Map<String, FileRow> rows = rows(output);
        List<String> files = files(input);
        assertTrue(files.size() >= 400, files.size() + " files");
        TreeSet<String> paths = new TreeSet<>(rows.keySet());
        List<String> missing = new ArrayList<>();
        for (String file : files) {
            String inside = paths.ceiling(file + "!/");
            if (!rows.containsKey(file) && (inside == null || !inside.startsWith(file + "!/"))) {
                missing.add(file);
            }
        }
        // An archive of nothing has nothing.
        assertEquals(List.of(input + "/odd/nothing.zip"), missing);
        List<String> ours = rows.values().stream()
                .filter(row -> row.errorCode() == ErrorCode.DECODER_FAILED)
                .map(row -> row.path() + " " + row.outcome().errorMessage())
                .toList();
        assertEquals(List.of(), ours);
        rows.values().stream()
                .filter(row -> row.path().contains("/bombs/"))
                .forEach(row -> assertTrue(
                        row.status() == FileStatus.REJECTED || row.path().contains("zeros.tar.gz"), row.toString()));
        assertEquals(
                List.of(),
                ScoreVerifier.verify(LocalSpark.session(2), output.toString()).problems());
    }

    private String log() {
        try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
            return lines.limit(30).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private Process start(Path input, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk"))
                .toList());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Run.class.getName(), input.toString(), output.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(
                            path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !path.endsWith("circles/up"))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static Map<String, FileRow> rows(Path output) throws IOException {
        HadoopFiles files = new HadoopFiles(new Configuration());
        Map<String, FileRow> rows = new TreeMap<>();
        for (String part : OutputLayout.parts(files, output + "/files")) {
            try (TableReader<FileRow> reader = TableReader.open(files, output + "/files/" + part, FileColumns.ALL)) {
                for (FileRow row = reader.next(); row != null; row = reader.next()) {
                    assertEquals(null, rows.put(row.path(), row), row.path());
                }
            }
        }
        return rows;
    }
}
