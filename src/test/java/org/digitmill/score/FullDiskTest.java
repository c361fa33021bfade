package org.digitmill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The output's disk is full in the midst of a run. It is a disk of some hundred kilobytes, which only the process sees that scores into it;
 * then it grows, and the same run goes on.
 */
@Tag("slow")
class FullDiskTest {
    private static final int FILES = 1_500;
    private static final int CHUNK = 60;
    private static final String SIZE = "300k";

    @TempDir
    private Path directory;

    /** What runs on the small disk: its first argument is the input, the second where the disk is. It says a value a line. */
    public static final class OnSmallDisk {
        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[1]);
            ScoreOptions options = options(arguments[0], disk.resolve("out").toString());
            try {
                run(options);
                say("failure", "none");
            } catch (IOException | RuntimeException full) {
                Throwable root = full;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                say("failure", String.valueOf(root.getMessage()));
            }
            say("rows", rows(options));
            say("problems", verify(options));
            new ProcessBuilder("mount", "-o", "remount,size=64m", disk.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            ScoreReport second = run(options);
            say("skipped", second.skipped());
            say("scored", second.scored());
            say("rows at the end", rows(options));
            say("problems at the end", verify(options));
            LocalSpark.session(2).stop();
        }

        private static ScoreReport run(ScoreOptions options) throws IOException {
            return new ScoreJob(LocalSpark.session(2), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
        }

        private static long rows(ScoreOptions options) {
            return LocalSpark.session(2)
                    .read()
                    .parquet(options.output() + "/files")
                    .select("path")
                    .distinct()
                    .count();
        }

        private static List<String> verify(ScoreOptions options) throws IOException {
            return ScoreVerifier.verify(LocalSpark.session(2), options.output()).problems();
        }

        private static void say(String what, Object value) {
            System.out.println("SAID " + what + "=" + String.valueOf(value).replace('\n', ' '));
        }

        private static ScoreOptions options(String input, String output) {
            ScoreOptions options = ScoreOptions.of(List.of(input), output);
            return new ScoreOptions(
                    options.inputs(),
                    options.output(),
                    options.reading().limits(),
                    CHUNK,
                    options.chunkBytes(),
                    RejectionLimit.NONE,
                    false);
        }
    }

    @Test
    void whatWasPublishedStaysAndTheSameRunGoesOn() throws Exception {
        Assumptions.assumeTrue(
                start(List.of("true")).waitFor() == 0,
                "Skipped: this user may not mount a small disk (unshare --map-root-user --mount)");
        Path input = directory.resolve("in");
        SampleFiles.write(input, FILES);
        Process process = start(java(input));
        Map<String, String> said = new TreeMap<>(process.inputReader()
                .lines()
                .filter(line -> line.startsWith("SAID "))
                .map(line -> line.substring(5).split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1])));
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        assertTrue(said.getOrDefault("failure", "").contains("No space left"), said.toString());
        long published = Long.parseLong(said.get("rows"));
        assertTrue(published > 0 && published < FILES && published % CHUNK == 0, said.toString());
        assertEquals("[]", said.get("problems"));
        assertEquals(published, Long.parseLong(said.get("skipped")), said.toString());
        assertEquals(FILES - published, Long.parseLong(said.get("scored")), said.toString());
        assertEquals(FILES, Long.parseLong(said.get("rows at the end")));
        assertEquals("[]", said.get("problems at the end"));
    }

    private Path disk() {
        return directory.resolve("disk");
    }

    private List<String> java(Path input) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk"))
                .toList());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(OnSmallDisk.class.getName(), input.toString(), disk().toString()));
        return command;
    }

    /** With a small disk that no other process sees. */
    private Process start(List<String> command) throws IOException {
        String mount = "mkdir -p '" + disk() + "' && mount -t tmpfs -o size=" + SIZE + " tmpfs '" + disk() + "'";
        List<String> whole = new ArrayList<>(
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount + " && exec \"$@\"", "sh"));
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .redirectError(directory.resolve("messages").toFile())
                .start();
    }
}
