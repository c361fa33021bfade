package org.digitmill.image.decode.tiff;

import java.io.IOException;
import java.util.List;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.image.decode.FuzzPictures;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;

/** The directories and entries of TIFF files. */
class TiffFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return FuzzPictures.tiff();
    }

    @Override
    protected void parse(byte[] input) {
        boolean tiff = ImageFormat.of(input, input.length)
                .filter(format -> format == ImageFormat.TIFF)
                .isPresent();
        if (!tiff) {
            return;
        }
        try {
            TiffDirectories.pages(input, input.length, FuzzPictures.LIMITS);
        } catch (ImageException documented) {
            // As it should be.
        }
    }
}
