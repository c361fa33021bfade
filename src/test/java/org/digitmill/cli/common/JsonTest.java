package org.digitmill.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonTest {
    record Report(String sha256, int bestEpoch, double examplesPerSecond) {}

    @Test
    void aRecordIsOneLineWithNamesInSnakeCaseAndInOrder() {
        assertEquals(
                "{\"sha256\":\"ab\\nc\",\"best_epoch\":3,\"examples_per_second\":4500.5}",
                Json.line(new Report("ab\nc", 3, 4500.5)));
    }
}
