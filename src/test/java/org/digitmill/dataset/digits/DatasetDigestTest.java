package org.digitmill.dataset.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class DatasetDigestTest {
    private final LabelledDigits digits = SyntheticDigits.draw(50, 1);
    private final String digest = DatasetDigest.sha256(digits);

    @Test
    void orderDoesNotCount() {
        int[] backwards = new int[50];
        for (int i = 0; i < 50; i++) {
            backwards[i] = 49 - i;
        }
        assertEquals(digest, DatasetDigest.sha256(digits.select(backwards)));
    }

    @Test
    void everyPixelLabelAndDigitCounts() {
        byte[] pixels = digits.pixels().clone();
        pixels[20_000] ^= 1;
        assertNotEquals(digest, DatasetDigest.sha256(new LabelledDigits(pixels, digits.labels())));
        byte[] labels = digits.labels().clone();
        labels[3] = 8;
        assertNotEquals(digest, DatasetDigest.sha256(new LabelledDigits(digits.pixels(), labels)));
        assertNotEquals(digest, DatasetDigest.sha256(SyntheticDigits.draw(49, 1)));
    }
}
