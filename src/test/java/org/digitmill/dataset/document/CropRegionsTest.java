package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.image.pixel.Region;
import org.junit.jupiter.api.Test;

class CropRegionsTest {
    private static final CropGenerator GENERATOR = new CropGenerator(SyntheticDigits.draw(300, 5));

    @Test
    void digitsAreInTheMiddleAndHalfAsLargeAsTheirRegions() {
        PenRandom random = new PenRandom(1, 1);
        for (int i = 0; i < 100; i++) {
            for (CropDigit digit : GENERATOR.draw(3, i).digits()) {
                LabelledRegion region = CropRegions.of(digit, random);
                double size = Math.max(digit.width(), digit.height());
                assertEquals(digit.digit(), region.label());
                assertEquals(digit.left() + digit.width() / 2, region.region().x(), 0.25 * size);
                assertEquals(digit.top() + digit.height() / 2, region.region().y(), 0.25 * size);
                assertEquals(1, region.region().size() / size, 0.7);
            }
        }
    }

    @Test
    void whatIsNoDigitIsNotLabelledWhereADigitIs() {
        int others = 0;
        int beside = 0;
        for (int i = 0; i < 200; i++) {
            PageCrop crop = GENERATOR.draw(4, i);
            CropRegions regions = new CropRegions(crop);
            PenRandom random = new PenRandom(2, i);
            for (int j = 0; j < 20; j++) {
                Optional<LabelledRegion> other = regions.other(random);
                if (other.isEmpty()) {
                    continue;
                }
                others++;
                assertEquals(LabelledRegion.OTHER, other.get().label());
                Region region = other.get().region();
                for (CropDigit digit : crop.digits()) {
                    double size = Math.max(digit.width(), digit.height());
                    double off = Math.max(
                            Math.abs(region.x() - digit.left() - digit.width() / 2.0),
                            Math.abs(region.y() - digit.top() - digit.height() / 2.0));
                    double factor = Math.max(region.size() / size, size / region.size());
                    assertTrue(off > 0.15 * size || factor > 1.5, region + " shows " + digit);
                    beside += off < 1.2 * size ? 1 : 0;
                }
            }
        }
        assertTrue(others > 2_000, others + " regions");
        assertTrue(beside > 500, beside + " of them beside digits");
    }
}
