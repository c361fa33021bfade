package org.digitmill.samples.photos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.framing.PlainFramings;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Framing finds the digits of simulated photographs. The digits are drawn, so the test needs no MNIST. */
@Tag("slow")
class PhotoFramingTest {
    private static final LabelledDigits DIGITS = SyntheticDigits.draw(200, 5);

    @Test
    void thePhotographedDigitIsFound() throws ImageException {
        List<Photo> photos = new ArrayList<>();
        List<GreyImage> pictures = new ArrayList<>();
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        for (PhotoKind kind : PhotoKind.values()) {
            for (int index = 0; index < 3 && kind != PhotoKind.LARGE; index++) {
                Photo photo = Photo.take(kind, DIGITS, 77, index);
                photos.add(photo);
                pictures.add(decoder.decode(photo.content()));
            }
        }
        double ours = shareAlike(photos, pictures, PhotoFramingTest::framed);
        double simple = shareAlike(photos, pictures, PlainFramings::withoutBackground);
        assertTrue(ours >= 0.9, ours + " of the photographs gave back their digit");
        assertTrue(ours > simple + 0.08, ours + " with our framing, " + simple + " with a simple one");
    }

    @Test
    void theSamePhotographComesOfTheSameSeed() {
        Photo photo = Photo.take(PhotoKind.PHONE_SQUARED, DIGITS, 1, 2);
        assertArrayEquals(
                photo.content(),
                Photo.take(PhotoKind.PHONE_SQUARED, DIGITS, 1, 2).content());
        assertEquals(
                photo.label(), Photo.take(PhotoKind.PHONE_SQUARED, DIGITS, 1, 2).label());
    }

    @Test
    void blankSheetsAreEmptyOrDoubtful() throws ImageException {
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        int count = 24;
        int sure = 0;
        for (int index = 0; index < count; index++) {
            GreyImage picture =
                    decoder.decode(NoDigit.take(NoDigitKind.BLANK, 7, index).content());
            sure += DigitFraming.frame(picture)
                            .filter(digit -> !digit.doubtful())
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertTrue(sure <= count / 4, sure + " of " + count + " blank sheets had ink beyond doubt");
    }

    private static byte[] framed(GreyImage picture) {
        return DigitFraming.frame(picture).map(FramedDigit::pixels).orElse(new byte[FramedDigit.PIXELS]);
    }

    private static double shareAlike(
            List<Photo> photos, List<GreyImage> pictures, Function<GreyImage, byte[]> framing) {
        double alike = 0;
        for (int i = 0; i < photos.size(); i++) {
            alike += likeness(photos.get(i).clean(), framing.apply(pictures.get(i))) >= 0.65 ? 1 : 0;
        }
        return alike / photos.size();
    }

    /** The cosine of the angle between the two as vectors, at the best of nine places. */
    private static double likeness(byte[] one, byte[] other) {
        double best = 0;
        for (int shift = 0; shift < 9; shift++) {
            double product = 0;
            double first = 1;
            double second = 1;
            for (int i = 29; i < FramedDigit.PIXELS - 29; i++) {
                int a = one[i] & 0xFF;
                int b = other[i + (shift / 3 - 1) * 28 + shift % 3 - 1] & 0xFF;
                product += a * b;
                first += a * a;
                second += b * b;
            }
            best = Math.max(best, product / Math.sqrt(first * second));
        }
        return best;
    }
}
