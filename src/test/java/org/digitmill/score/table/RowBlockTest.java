package org.digitmill.score.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FieldAnswer;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileOutcome;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileVersion;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.junit.jupiter.api.Test;

class RowBlockTest {
    private static final RowOrigin ORIGIN = new RowOrigin("run", "model");

    @Test
    void filesComeOutAsTheyWentIn() {
        List<ScoredFile> files = List.of(scored("a\n数.png", true), rejected("b.png"), scored("c.png", false));
        RowBlock block = new RowBlock();
        files.forEach(block::add);
        assertEquals(describe(files), describe(RowBlockReader.read(block.take())));

        block.add(files.get(2));
        List<ScoredFile> second = RowBlockReader.read(block.take());
        assertEquals(describe(files.subList(2, 3)), describe(second), "a block is read without the one before");
        assertArrayEquals(
                files.get(2).digits().get(0).reading().probabilities(),
                second.get(0).digits().get(0).reading().probabilities());
    }

    @Test
    void whatRepeatsTakesLittleRoom() {
        RowBlock block = new RowBlock();
        block.add(scored("a.png", false));
        int first = block.size();
        block.add(scored("b.png", false));
        assertTrue(block.size() - first < 0.8 * first, first + " bytes, then " + block.size());
    }

    private static ScoredFile scored(String path, boolean unread) {
        float[] probabilities = {0, 0, 0.25f, 0.75f, 0, 0, 0, 0, 0, 0};
        DigitReading reading = DigitReading.of(new Prediction(3, 0.75f, probabilities), true, false);
        DigitRow read =
                new DigitRow(ORIGIN, path, new DigitPlace(1, 1, 1, 1), new PixelBox(5, 6, 20, 21), reading, -1.5f, 300);
        DigitRow other = read.with(unread ? DigitReading.UNREAD : reading.answered(4));
        FieldRow field = new FieldRow(
                ORIGIN, path, 1, "amount", new PixelBox(1, 2, 3, 4), new FieldAnswer(null, null, false, true));
        List<DigitRow> digits = List.of(read, other);
        FileRow file = new FileRow(
                ORIGIN,
                new FileVersion(path, 5_000_000_000L, 6),
                "00",
                "png",
                FileOutcome.read(true),
                FileFindings.of(1, digits, 1),
                12,
                "template");
        return new ScoredFile(file, digits, List.of(field));
    }

    private static ScoredFile rejected(String path) {
        FileRow file = new FileRow(
                ORIGIN,
                new FileVersion(path, 0, 6),
                null,
                null,
                FileOutcome.rejected(ErrorCode.EMPTY_FILE, "It is empty."),
                FileFindings.NONE,
                1,
                null);
        return new ScoredFile(file, List.of());
    }

    /** Everything but the probabilities, which have no equality. */
    private static List<String> describe(List<ScoredFile> files) {
        return files.stream()
                .map(file -> file.toString().replaceAll("\\[F@[0-9a-f]+", "floats"))
                .toList();
    }
}
