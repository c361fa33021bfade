package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.Classifier;
import org.digitmill.model.PageNetworks;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.samples.pages.SignedNumbers;
import org.digitmill.samples.pages.TrueDigit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads signs of numbers on generated pages and compares them with the drawn ones. {@code -Dsigns.pages=20} measures on so many, from {@code -Dsigns.seed} on. */
class SignFinderTest {
    private static final int PAGES = Integer.getInteger("signs.pages", 1);
    private static final int SEED = Integer.getInteger("signs.seed", 1_000);
    private static final LabelledDigits HAND = SyntheticDigits.draw(2_000, 77);

    /** What was found of a kind of sign. */
    private static final class Count {
        private int written;
        private int found;
        private int right;

        double precision() {
            return (double) right / Math.max(1, found);
        }

        double recall() {
            return (double) right / Math.max(1, written);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d written, %d found, %d right: precision %.3f, recall %.3f",
                    written,
                    found,
                    right,
                    precision(),
                    recall());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void separatorsAndMinusSignsAreFound(boolean worn) throws IOException, ImageException {
        Count separators = new Count();
        Count exact = new Count();
        Count minus = new Count();
        int digits = 0;
        int matched = 0;
        try (Classifier classifier = ShippedModels.digits().open();
                PageNetworks networks = ShippedModels.pages().open()) {
            PageReader reader = new PageReader(networks, classifier, false);
            for (int page = 0; page < PAGES; page++) {
                SignedNumbers drawn = SignedNumbers.draw(HAND, 150, SEED + page, worn);
                PageReading reading = reader.read(
                        new ImageDecoder(ImageLimits.DEFAULT).decode(drawn.content(), drawn.content().length));
                List<PageDigit> read = reading.numbers().stream()
                        .flatMap(number -> number.digits().stream())
                        .toList();
                List<String> signs = drawn.signs();
                for (int i = 0; i < signs.size(); i++) {
                    TrueDigit truth = drawn.digits().get(i);
                    PageDigit nearest = read.stream()
                            .filter(digit -> covers(digit, truth, worn))
                            .findFirst()
                            .orElse(null);
                    digits++;
                    matched += nearest == null ? 0 : 1;
                    String found = nearest == null ? null : nearest.sign();
                    add(isSeparator(signs.get(i)), isSeparator(found), true, separators);
                    add(isSeparator(signs.get(i)), isSeparator(found), Objects.equals(signs.get(i), found), exact);
                    add("-".equals(signs.get(i)), "-".equals(found), true, minus);
                }
            }
        }
        String said = "Digits %d of %d; separators %s; of their kind %s; minus %s"
                .formatted(matched, digits, separators, exact, minus);
        System.out.println((worn ? "Worn: " : "Clean: ") + said);
        assertTrue(separators.precision() > 0.9 && separators.recall() > 0.7, said);
        assertTrue(minus.precision() > 0.9 && minus.recall() > 0.7, said);
    }

    private static boolean isSeparator(String sign) {
        return ".".equals(sign) || ",".equals(sign);
    }

    private static void add(boolean written, boolean found, boolean same, Count count) {
        count.written += written ? 1 : 0;
        count.found += found ? 1 : 0;
        count.right += written && found && same ? 1 : 0;
    }

    /** Whether it is the same digit; a worn page lies askew by some pixels. */
    private static boolean covers(PageDigit digit, TrueDigit truth, boolean worn) {
        double x = digit.framed().x() + digit.framed().width() / 2.0 - truth.x() - truth.width() / 2.0;
        double y = digit.framed().y() + digit.framed().height() / 2.0 - truth.y() - truth.height() / 2.0;
        double most = worn ? 0.6 : 0.4;
        return Math.abs(x) < most * truth.height() && Math.abs(y) < most * truth.height();
    }
}
