package org.digitmill.score.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.FileColumns;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.TableReader;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.score.verify.VerifyReport;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scoring process is killed at random instants and started again, repeatedly, while a reader reads the tables. */
@Tag("slow")
class ScoreKillTest {
    private static final int FILES = 1_500;
    private static final int KILLS = 4;

    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(new Configuration());

    /** What is killed: scores its first argument into its second, in small chunks. */
    public static final class Victim {
        public static void main(String[] arguments) throws IOException {
            new ScoreJob(LocalSpark.session(2), options(arguments), new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
            LocalSpark.session(2).stop();
        }
    }

    @Test
    void theTablesAreThoseOfARunThatWasNotKilled() throws Exception {
        Path input = directory.resolve("in");
        SampleFiles.write(input, FILES);
        SampleFiles.writeBroken(input.resolve("broken"));
        String undisturbed = directory.resolve("undisturbed").toString();
        Victim.main(new String[] {input.toString(), undisturbed});
        String output = directory.resolve("out").toString();
        Random random = new Random(9);
        int killed = 0;
        for (int round = 0; round < KILLS; round++) {
            Process victim = start(input.toString(), output);
            int published = parts(output).size();
            // The next kill comes some instants after the next chunk appeared, wherever the run is then.
            while (victim.isAlive() && parts(output).size() == published) {
                assertWholeAndSingle(output);
            }
            victim.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
            killed += victim.isAlive() ? 1 : 0;
            victim.destroyForcibly().waitFor();
            assertWholeAndSingle(output);
        }
        assertTrue(killed >= 2, killed + " kills found their victim alive");
        assertEquals(0, start(input.toString(), output).waitFor());
        assertEquals(rows(undisturbed), rows(output));
        VerifyReport verified = ScoreVerifier.verify(LocalSpark.session(2), output);
        assertEquals(List.of(), verified.problems());
    }

    private static ScoreOptions options(String[] arguments) {
        ScoreOptions options = ScoreOptions.of(List.of(arguments[0]), arguments[1]);
        return new ScoreOptions(
                options.inputs(),
                options.output(),
                options.reading().limits(),
                60,
                options.chunkBytes(),
                RejectionLimit.NONE,
                false);
    }

    private Process start(String input, String output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk"))
                .toList());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Victim.class.getName(), input, output));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("victim.log").toFile())
                .start();
    }

    private List<String> parts(String output) throws IOException {
        return OutputLayout.parts(files, new OutputLayout(output).files());
    }

    /** What a reader sees at any instant: parts that are whole, and no file twice. */
    private void assertWholeAndSingle(String output) throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String part : parts(output)) {
            int inPart = 0;
            try (TableReader<FileRow> rows = TableReader.open(files, output + "/files/" + part, FileColumns.ALL)) {
                for (FileRow row = rows.next(); row != null; row = rows.next()) {
                    assertTrue(seen.add(row.path()), row.path());
                    inPart++;
                }
            }
            assertTrue(inPart > 0, part);
        }
    }

    private List<String> rows(String output) throws IOException {
        List<String> rows = new ArrayList<>();
        OutputLayout layout = new OutputLayout(output);
        for (String part : parts(output)) {
            try (PartReader reader = new PartReader(files, layout, part)) {
                for (ScoredFile next = reader.next(); next != null; next = reader.next()) {
                    FileRow file = next.file();
                    rows.add(file.path() + " " + file.status() + " " + file.errorCode() + " " + file.sha256() + " "
                            + file.text() + " " + next.digits().size());
                }
            }
        }
        rows.sort(null);
        return rows;
    }
}
