package org.digitmill.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now = TimeUnit.SECONDS.toNanos(-5);

    @Test
    void aLineSaysShareSpeedAndTimeLeft() {
        try (LineProgress progress = start(60_000)) {
            after(1);
            progress.update(100, "");
            after(2);
            progress.update(12_000, "epoch 1, loss 0.5");
            after(1);
            progress.update(16_000, "");
            after(9);
            progress.update(52_000, "");
            after(2);
            progress.update(60_000, "");
        }
        assertEquals(
                List.of(
                        "Scoring: 12,000 of 60,000 files (20 %), 4,000 files/s, 0:12 left | epoch 1, loss 0.5",
                        "Scoring: 52,000 of 60,000 files (86 %), 4,000 files/s, 0:02 left",
                        "Scoring: 60,000 files in 0:15, 4,000 files/s"),
                lines());
    }

    @Test
    void withoutATotalThereIsNoShare() {
        LineProgress progress = start(Progress.UNKNOWN_TOTAL);
        after(4000);
        progress.update(2_000, "");
        progress.close();
        progress.close();
        assertEquals(
                List.of("Scoring: 2,000 files, 0.5 files/s", "Scoring: 2,000 files in 1:06:40, 0.5 files/s"), lines());
    }

    @Test
    void aNoteIsALineOfItsOwn() {
        try (LineProgress progress = start(10)) {
            progress.note("epoch 1 is over");
        }
        assertEquals(List.of("epoch 1 is over", "Scoring: 0 files in 0:00, 0.0 files/s"), lines());
    }

    @Test
    void nothingDoneIsNoDivisionByNothing() {
        start(0).close();
        assertEquals(List.of("Scoring: 0 files in 0:00, 0.0 files/s"), lines());
    }

    private LineProgress start(long total) {
        return new LineProgress("Scoring", "files", total, new PrintStream(bytes, true), () -> now);
    }

    private void after(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
