package org.digitmill.score.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

/** Rows of all three tables are equal after encoding and decoding of a block. */
class RowRoundTripTest {
    private static final RowOrigin ORIGIN = new RowOrigin("run", "model");

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void rowsComeOutAsTheyWentIn(@ForAll("files") List<ScoredFile> files) {
        RowBlock block = new RowBlock();
        files.forEach(block::add);
        List<ScoredFile> read = RowBlockReader.read(block.take());
        assertEquals(describe(files), describe(read));
        for (int file = 0; file < files.size(); file++) {
            for (int digit = 0; digit < files.get(file).digits().size(); digit++) {
                assertArrayEquals(
                        files.get(file).digits().get(digit).reading().probabilities(),
                        read.get(file).digits().get(digit).reading().probabilities());
            }
        }
    }

    /** Everything but the probabilities, which have no equality. */
    private static List<String> describe(List<ScoredFile> files) {
        return files.stream()
                .map(file -> file.toString().replaceAll("\\[F@[0-9a-f]+", "floats"))
                .toList();
    }

    @Provide
    Arbitrary<List<ScoredFile>> files() {
        return Arbitraries.oneOf(read(), rejected()).list().ofMaxSize(5);
    }

    private static Arbitrary<ScoredFile> read() {
        Arbitrary<List<FieldAnswer>> answers = answers().list().ofMaxSize(3);
        return Combinators.combine(versions(), readings().list().ofMaxSize(4), boxes(), answers, numbers(), floats())
                .as((version, readings, box, fields, number, turned) -> {
                    List<DigitRow> digits = new ArrayList<>();
                    for (DigitReading reading : readings) {
                        DigitPlace place = new DigitPlace(1, number, digits.size() + 1, number);
                        digits.add(new DigitRow(ORIGIN, version.path(), place, box, reading, turned, number));
                    }
                    List<FieldRow> fieldRows = fields.stream()
                            .map(answer -> new FieldRow(ORIGIN, version.path(), number, "sum", box, answer))
                            .toList();
                    FileFindings findings = FileFindings.of(number, digits, fieldRows.size());
                    FileOutcome outcome = FileOutcome.read(!digits.isEmpty());
                    FileRow file = new FileRow(ORIGIN, version, "00", "png", outcome, findings, number, null);
                    return new ScoredFile(file, digits, fieldRows);
                });
    }

    private static Arbitrary<ScoredFile> rejected() {
        return Combinators.combine(versions(), Arbitraries.of(ErrorCode.class), texts())
                .as((version, code, message) -> {
                    FileOutcome outcome = FileOutcome.rejected(code, message);
                    return new ScoredFile(
                            new FileRow(ORIGIN, version, null, null, outcome, FileFindings.NONE, 0, "template"),
                            List.of());
                });
    }

    private static Arbitrary<FileVersion> versions() {
        return Combinators.combine(texts(), Arbitraries.longs(), Arbitraries.longs())
                .as(FileVersion::new);
    }

    private static Arbitrary<DigitReading> readings() {
        Arbitrary<DigitReading> readings = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        floats(),
                        Arbitraries.floats().array(float[].class).ofSize(10),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((digit, confidence, probabilities, printed, review) ->
                        new DigitReading(digit, confidence, probabilities, printed, review, false, null));
        return Arbitraries.oneOf(
                readings, readings.map(reading -> reading.answered(3)), Arbitraries.just(DigitReading.UNREAD));
    }

    private static Arbitrary<FieldAnswer> answers() {
        return Combinators.combine(texts().injectNull(0.3), floats().injectNull(0.3), Arbitraries.of(true, false))
                .as((text, confidence, valid) -> new FieldAnswer(text, confidence, valid, !valid));
    }

    private static Arbitrary<PixelBox> boxes() {
        return Combinators.combine(numbers(), numbers(), numbers(), numbers()).as(PixelBox::new);
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers();
    }

    /** Also what is no number, and no finite one. */
    private static Arbitrary<Float> floats() {
        return Arbitraries.oneOf(
                Arbitraries.floats(), Arbitraries.of(Float.NaN, -0f, Float.POSITIVE_INFINITY, Float.MIN_VALUE));
    }

    /** All that UTF-8 can say: a half of a surrogate pair is no character. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(12).filter(text -> text.codePoints()
                .noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF));
    }
}
