package org.digitmill.score;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRowTest {
    @ParameterizedTest
    @CsvSource({
        "REJECTED,, 0",
        "SCORED, CORRUPT, 1",
        "EMPTY, CORRUPT, 0",
        "SCORED,, 0",
        "EMPTY,, 1",
        "REJECTED, CORRUPT, 1"
    })
    void a_status_that_its_error_code_or_digits_contradict_is_refused(FileStatus status, ErrorCode code, int digits) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileRow(
                        "run", "a.png", 5, 6, "00", status, code, null, "png", 1, digits, "3", 0, "model", 0, null));
    }
}
