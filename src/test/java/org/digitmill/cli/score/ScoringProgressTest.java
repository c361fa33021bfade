package org.digitmill.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringProgressTest {
    @Test
    void timeLeftIsToldWhenAllFilesAreListed() {
        List<String> shown = new ArrayList<>();
        long[] now = {0};
        ScoringProgress progress = new ScoringProgress((done, detail) -> shown.add(done + " " + detail), () -> now[0]);
        now[0] = 100_000_000_000L;
        progress.update(100, 0, 200, false);
        progress.update(100, 2, 1_300, true);
        progress.update(1_300, 2, 1_300, true);
        assertEquals(
                List.of(
                        "100 of 200 or more",
                        "100 of 1,300, about 20:00 left, 2 rejected",
                        "1300 of 1,300, 2 rejected"),
                shown);
    }
}
