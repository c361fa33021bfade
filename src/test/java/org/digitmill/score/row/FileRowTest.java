package org.digitmill.score.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
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
    void aStatusThatItsErrorCodeOrDigitsContradictIsRefused(FileStatus status, ErrorCode code, int digits) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileRow(
                        new RowOrigin("run", "model"),
                        new FileVersion("a.png", 5, 6),
                        "00",
                        "png",
                        new FileOutcome(status, code, null),
                        new FileFindings(1, digits, 0, false, digits == 0 ? null : "3", 0),
                        0,
                        null));
    }

    @Test
    void inkThatWasNotReadMakesAFileScoredAndToBeReviewed() {
        FileFindings unread = new FileFindings(1, 0, 2, true, null, 0);
        FileRow row = new FileRow(
                new RowOrigin("run", "model"),
                new FileVersion("a.png", 5, 6),
                "00",
                "png",
                FileOutcome.read(true),
                unread,
                0,
                null);
        assertEquals(FileStatus.SCORED, row.status());
        assertThrows(IllegalArgumentException.class, () -> new FileFindings(1, 0, 2, false, null, 0));
        assertThrows(IllegalArgumentException.class, () -> new FileFindings(1, 0, 2, true, "7", 0));
    }
}
