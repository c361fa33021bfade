package org.digitmill.image.decode.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.image.decode.FuzzPictures;

/** EXIF segments, which are never refused. */
class ExifFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() {
        byte[] little = FuzzPictures.exif();
        little[6] = 'I';
        little[7] = 'I';
        return List.of(FuzzPictures.exif(), little);
    }

    @Override
    protected void parse(byte[] input) {
        int orientation = ExifOrientation.read(input, 0, input.length);
        assertTrue(orientation >= 1 && orientation <= 8, () -> "orientation " + orientation);
    }
}
