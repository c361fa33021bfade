package org.digitmill.score.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.page.ShippedModels;
import org.digitmill.score.options.ReadingOptions;
import org.junit.jupiter.api.Test;

/** The models that come with the program tell pictures of one digit from pages. */
class PictureReaderTest {
    private static final int WHITE = 255;

    @Test
    void aSmallPictureThatIsAsWideAsANumberIsReadAsOne() {
        assertEquals(2, read(64, 40).size());
    }

    @Test
    void aSmallPictureThatIsNoWiderIsOneDigit() {
        assertEquals(1, read(50, 40).size());
    }

    /** Two ones of four columns, beside each other. */
    private static List<FoundDigit> read(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) WHITE);
        for (int y = 8; y < height - 8; y++) {
            Arrays.fill(pixels, y * width + 16, y * width + 20, (byte) 0);
            Arrays.fill(pixels, y * width + 34, y * width + 38, (byte) 0);
        }
        try (OpenModels models = new OpenModels(ShippedModels.digits().open(), ShippedModels.pages())) {
            return new PictureReader(ReadingOptions.DEFAULT, null, models)
                    .read(new GreyImage(width, height, pixels))
                    .digits();
        }
    }
}
