package org.digitmill.dataset.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.FileInMemory;

/** Digits as IDX and as CSV, and corrections, are read as they were written. */
class DatasetRoundTripTest {
    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void idxIsReadAsItWasWritten(@ForAll("digits") LabelledDigits digits, @ForAll boolean packed) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        IdxWriter.writeImages(images, digits);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        IdxWriter.writeLabels(labels, digits);
        assertArrayEquals(digits.pixels(), IdxReader.images(content(images.toByteArray(), packed), "images"));
        assertArrayEquals(digits.labels(), IdxReader.labels(content(labels.toByteArray(), packed), "labels"));
    }

    private static ContentStream content(byte[] bytes, boolean packed) throws IOException {
        return ContentStream.open(new FileInMemory(packed ? TestDigits.gzip(bytes) : bytes), "digits");
    }

    @Property(tries = 50, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void csvIsReadAsItWasWritten(
            @ForAll("digits") LabelledDigits digits, @ForAll boolean header, @ForAll boolean windows) {
        String text = TestDigits.csv(digits);
        text = header || digits.size() == 0 ? text : text.substring(text.indexOf('\n') + 1);
        text = windows ? text.replace("\n", "\r\n") : text;
        LabelledDigits read =
                KaggleCsvReader.read(new FileInMemory(text.getBytes(StandardCharsets.UTF_8)), "train.csv");
        assertArrayEquals(digits.labels(), read.labels());
        assertArrayEquals(digits.pixels(), read.pixels());
    }

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void correctionsAreReadAsTheyWereWritten(@ForAll("corrections") List<Correction> written) {
        StringBuilder file = new StringBuilder(Corrections.header());
        Map<List<Object>, Correction> last = new LinkedHashMap<>();
        for (Correction one : written) {
            file.append(Corrections.line(one));
            last.put(List.of(one.path(), one.page(), one.line(), one.position()), one);
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(List.copyOf(last.values()), Corrections.read(new FileInMemory(bytes), "corrections.csv"));
    }

    @Provide
    Arbitrary<LabelledDigits> digits() {
        return Combinators.combine(
                        Arbitraries.bytes()
                                .between((byte) 0, (byte) 9)
                                .array(byte[].class)
                                .ofMaxSize(4),
                        Arbitraries.longs())
                .as((labels, seed) -> {
                    byte[] pixels = new byte[labels.length * LabelledDigits.PIXELS];
                    new Random(seed).nextBytes(pixels);
                    return new LabelledDigits(pixels, labels);
                });
    }

    @Provide
    Arbitrary<List<Correction>> corrections() {
        Arbitrary<OptionalInt> answers = Arbitraries.integers()
                .between(-1, 9)
                .map(digit -> digit < 0 ? OptionalInt.empty() : OptionalInt.of(digit));
        Arbitrary<Integer> places = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> numbers = Arbitraries.integers().greaterOrEqual(1);
        return Combinators.combine(
                        paths(), places, places, numbers, Arbitraries.doubles().between(-360, 360), answers, answers)
                .as((path, page, line, number, turned, read, digit) -> new Correction(
                        path, page, line, 1, -number, number, number, number, "ab", "", read, turned, number, digit))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** All that UTF-8 can say, with more of what means something in CSV. */
    private static Arbitrary<String> paths() {
        return Arbitraries.strings()
                .all()
                .withChars(",\"\r\n #\t\\'")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> text.codePoints().noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF));
    }
}
