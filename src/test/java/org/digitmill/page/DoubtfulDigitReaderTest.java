package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.DrawnDigits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.PageNetworks;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;
import org.junit.jupiter.api.Test;

class DoubtfulDigitReaderTest {
    private static final int COUNT = 100;

    @Test
    void thePageNetworkReadsWhatTheClassifierKnowsNothingOf() {
        LabelledDigits digits = DrawnDigits.draw(COUNT, 3);
        float[] even = new float[10];
        Arrays.fill(even, 0.1f);
        int right = 0;
        try (PageNetworks networks = ShippedModels.pages().open()) {
            DoubtfulDigitReader reader = new DoubtfulDigitReader(networks);
            for (int i = 0; i < COUNT; i++) {
                Optional<DoubtfulDigitReader.Reading> reading =
                        reader.read(onPaper(digits.digit(i)), new PixelBox(4, 4, 20, 20), Prediction.of(even, 0));
                right += reading.isPresent() && reading.get().prediction().digit() == digits.label(i) ? 1 : 0;
            }
        }
        assertTrue(right >= 0.8 * COUNT, right + " of " + COUNT);
    }

    @Test
    void nothingIsReadOnBlankPaper() {
        byte[] blank = new byte[28 * 28];
        Arrays.fill(blank, (byte) 230);
        try (PageNetworks networks = ShippedModels.pages().open()) {
            float[] even = new float[10];
            Arrays.fill(even, 0.1f);
            assertEquals(
                    Optional.empty(),
                    new DoubtfulDigitReader(networks)
                            .read(new GreyImage(28, 28, blank), new PixelBox(4, 4, 20, 20), Prediction.of(even, 0)));
        }
    }

    private static GreyImage onPaper(byte[] ink) {
        byte[] pixels = new byte[ink.length];
        for (int i = 0; i < ink.length; i++) {
            pixels[i] = (byte) (240 - (ink[i] & 0xFF) * 200 / 255);
        }
        return new GreyImage(28, 28, pixels);
    }
}
