package org.digitmill.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressStyleTest {
    @Test
    void theEnvironmentChoosesAndLinesSuitEveryPlace() {
        assertEquals(ProgressStyle.BAR, ProgressStyle.of(Map.of("DIGITMILL_PROGRESS", "Bar")));
        assertEquals(ProgressStyle.OFF, ProgressStyle.of(Map.of("DIGITMILL_PROGRESS", "off")));
        assertEquals(ProgressStyle.LINES, ProgressStyle.of(Map.of()));
    }
}
