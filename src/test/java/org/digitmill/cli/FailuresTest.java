package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.NativeLibraries;
import org.digitmill.spark.SparkSessions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class FailuresTest {
    @TempDir
    private Path directory;

    private final StringWriter messages = new StringWriter();

    @Test
    void wrongInputIsToldInItsOwnWords() {
        assertEquals(ExitCode.INPUT, report(new InputException("The file a.csv is empty.")));
        assertEquals("digitmill: The file a.csv is empty." + System.lineSeparator(), messages.toString());
    }

    @Test
    void wrongInputIsFoundWithinWhatSparkMakesOfIt() {
        try (SparkSession session = SparkSessions.open("FailuresTest")) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
            try {
                context.parallelize(List.of(1), 1).foreach(new Refusal());
            } catch (RuntimeException | Error failure) {
                assertFalse(failure instanceof InputException);
                assertEquals(ExitCode.INPUT, report(failure));
            } catch (Exception failure) {
                assertEquals(ExitCode.INPUT, report(failure));
            }
        }
        assertEquals("digitmill: Digit 1 is refused." + System.lineSeparator(), messages.toString());
    }

    @Test
    void aFaultOfOursIsToldByItsRoot() {
        assertEquals(
                ExitCode.FAULT, report(new IllegalStateException("outer", new ArithmeticException("the root of it"))));
        assertTrue(messages.toString().contains("the root of it"), messages.toString());
    }

    @Test
    void aFullHeapSaysWhichOptionGivesMore() {
        assertEquals(ExitCode.FAULT, report(new OutOfMemoryError("Java heap space")));
        assertTrue(messages.toString().contains("--driver-memory"), messages.toString());
    }

    @Test
    void fullNativeMemorySaysWhichSettingGivesMore() {
        String fromJavaCpp = "Failed to allocate memory within limits: totalBytes = 1G + 2G > maxBytes = 2G";
        report(new RuntimeException(new OutOfMemoryError(fromJavaCpp)));
        assertTrue(messages.toString().contains("org.bytedeco.javacpp.maxbytes"), messages.toString());
    }

    @Test
    void whatSparkQuotesOfAnExecutorWithoutMemoryIsEnough() {
        report(
                new IllegalStateException(
                        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure: "
                                + "Lost task 0.3 in stage 1.0: java.lang.OutOfMemoryError: Cannot allocate new FloatPointer(10): totalBytes = 1M\n\tat x"));
        assertTrue(messages.toString().contains("spark.executor.memoryOverhead"), messages.toString());
        assertFalse(messages.toString().contains("at x"), messages.toString());
    }

    @Test
    void anExecutorThatOnlyLeftItsStatusMayHaveHadTooLittleMemory() {
        report(new IllegalStateException(
                "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: "
                        + "Command exited with code 52"));
        assertTrue(messages.toString().contains("spark.executor.memoryOverhead"), messages.toString());
        assertTrue(messages.toString().contains("exited with code 52"), messages.toString());
    }

    @Test
    void librariesOnADiskThatExecutesNothingSayWhichSettingHelps() throws IOException {
        Throwable failure = new IllegalStateException(new UnsatisfiedLinkError("failed to map segment"));
        assertTrue(NativeLibraries.in(failure, Stream.of(directory)).isEmpty());
        Path noexec = noexec();
        Assumptions.assumeTrue(noexec != null, "no disk here is mounted noexec");
        String told = NativeLibraries.in(failure, Stream.of(directory, noexec)).orElseThrow();
        assertTrue(told.contains(noexec + ", which is mounted noexec"), told);
        assertTrue(told.contains("java.io.tmpdir"), told);
        assertTrue(NativeLibraries.in(new IllegalStateException("another"), Stream.of(noexec))
                .isEmpty());
    }

    /** A directory that is mounted so that nothing in it is executed; null where there is none. */
    public static Path noexec() throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(mount -> mount[2].equals("tmpfs") && mount[3].contains("noexec") && mount[3].contains("rw,"))
                .map(mount -> Path.of(mount[1]))
                .filter(Files::isWritable)
                .findFirst()
                .orElse(null);
    }

    private ExitCode report(Throwable failure) {
        return Failures.report(failure, new PrintWriter(messages, true));
    }

    /** Refuses what it gets. */
    static final class Refusal implements VoidFunction<Integer> {
        @Override
        public void call(Integer digit) {
            throw new InputException("Digit " + digit + " is refused.");
        }
    }
}
