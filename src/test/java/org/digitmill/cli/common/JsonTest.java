package org.digitmill.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonTest {
    record Report(String sha256, int bestEpoch, double examplesPerSecond) {}

    @Test
    void a_record_is_one_line_with_names_in_snake_case_and_in_order() {
        assertEquals(
                "{\"sha256\":\"ab\\nc\",\"best_epoch\":3,\"examples_per_second\":4500.5}",
                Json.line(new Report("ab\nc", 3, 4500.5)));
    }
}
