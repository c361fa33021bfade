package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.digitmill.InputException;
import org.digitmill.train.averaging.AggregationTree;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.TrainOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped, killed or resumed gives the same weights as an undisturbed one. */
class RestartTest {
    private static final IntConsumer NOTHING = round -> {};

    @TempDir
    Path directory;

    private JavaSparkContext context;

    /** Ends a run from within. */
    private static final class Stop extends RuntimeException {}

    @BeforeEach
    void start() {
        context = SmallRun.local("local[2,4]");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private String undisturbed() {
        return SmallRun.train(context, SmallRun.options(), Optional.empty(), NOTHING);
    }

    private String into(TrainOptions options, int rounds, boolean resume, IntConsumer afterRound) {
        CheckpointOptions checkpoints = new CheckpointOptions(directory.toString(), rounds, 2, resume);
        return SmallRun.train(context, options, Optional.of(checkpoints), afterRound);
    }

    private void stopAfter(int rounds, int checkpointRounds, boolean resume) {
        assertThrows(
                Stop.class,
                () -> into(SmallRun.options(), checkpointRounds, resume, round -> {
                    if (round == rounds) {
                        throw new Stop();
                    }
                }));
    }

    @Test
    void stoppedThriceAndResumedGivesTheWeightsOfTheWholeRun() {
        stopAfter(4, 1, false);
        stopAfter(3, 0, true);
        stopAfter(5, 3, true);

        assertEquals(undisturbed(), into(SmallRun.options(), 1, true, NOTHING));
    }

    @Test
    void aRunThatIsOverIsNotTrainedAgain() {
        String whole = into(SmallRun.options(), 0, false, NOTHING);

        assertEquals(whole, into(SmallRun.options(), 0, true, round -> {
            throw new Stop();
        }));
    }

    @Test
    void aCheckpointOfOtherOptionsIsRefused() {
        stopAfter(4, 1, false);
        TrainOptions own = SmallRun.options();
        TrainOptions other = new TrainOptions(
                own.epochs() + 1,
                own.workers(),
                own.minibatch(),
                own.averaging(),
                own.updater(),
                own.learningRate(),
                own.learningRateShape(),
                own.regularization(),
                own.seed(),
                own.validation(),
                own.reviewError(),
                own.testTimeAugmentation());

        InputException refused = assertThrows(InputException.class, () -> into(other, 1, true, NOTHING));
        assertTrue(refused.getMessage().contains("options.epochs: 3 there, 4 here"), refused.getMessage());
    }

    @Test
    @Tag("slow")
    void manyWorkersGiveTheSameBitsOnAnyNumberOfCores() {
        TrainOptions own = SmallRun.options();
        TrainOptions many = new TrainOptions(
                1,
                40,
                4,
                own.averaging(),
                own.updater(),
                own.learningRate(),
                own.learningRateShape(),
                own.regularization(),
                own.seed(),
                own.validation(),
                own.reviewError(),
                own.testTimeAugmentation());
        assertTrue(AggregationTree.of(many.workers()).block() > 1);

        String onTwo = SmallRun.train(context, many, Optional.empty(), NOTHING);
        context.stop();
        context = SmallRun.local("local[1]");
        assertEquals(onTwo, SmallRun.train(context, many, Optional.empty(), NOTHING));
    }

    @Test
    @Tag("slow")
    void tasksThatAreKilledAndRetriedChangeNoBit() {
        String expected = undisturbed();
        AtomicInteger started = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onTaskStart(SparkListenerTaskStart start) {
                if (start.taskInfo().attemptNumber() == 0 && started.incrementAndGet() % 4 == 0) {
                    context.sc().killTaskAttempt(start.taskInfo().taskId(), false, "the test wants it");
                }
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (!end.taskInfo().successful()) {
                    failed.incrementAndGet();
                }
            }
        });

        assertEquals(expected, undisturbed());
        // Some are over before they can be killed.
        assertTrue(failed.get() > 0, started + " tasks started, none was killed");
    }

    @Test
    @Tag("slow")
    void killedAtAnyMomentAndResumedGivesTheWeightsOfTheWholeRun() throws IOException, InterruptedException {
        String expected = undisturbed();
        Random random = new Random();
        List<Integer> kills = new ArrayList<>();
        for (int kill = 0; kill < 3; kill++) {
            kills.add(1 + random.nextInt(5));
            Process process = process();
            try (BufferedReader lines = lines(process)) {
                String last = "round " + kills.get(kill);
                for (String line = lines.readLine(); !last.equals(line); line = lines.readLine()) {
                    assertNotNull(line, "It ended before " + last);
                }
                // Somewhere in the next rounds, perhaps while a checkpoint is written.
                for (int wait = random.nextInt(2_000_000); wait > 0; wait--) {
                    Thread.onSpinWait();
                }
                process.destroyForcibly().waitFor();
            }
        }
        Process process = process();
        String found = null;
        try (BufferedReader lines = lines(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                found = line;
            }
        }

        assertEquals(0, process.waitFor());
        assertEquals("sha256 " + expected, found, () -> "killed after rounds " + kills);
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of("conf", "jvm.options").toAbsolutePath(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallRun.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
