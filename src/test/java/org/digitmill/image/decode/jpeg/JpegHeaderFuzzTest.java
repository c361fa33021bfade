package org.digitmill.image.decode.jpeg;

import java.io.IOException;
import java.util.List;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.image.decode.FuzzPictures;
import org.digitmill.image.decode.source.ImageException;

/** The markers of JPEG files. */
class JpegHeaderFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return FuzzPictures.jpeg();
    }

    @Override
    protected void parse(byte[] input) {
        try {
            JpegHeader.read(input, input.length, FuzzPictures.LIMITS);
        } catch (ImageException documented) {
            // As it should be.
        }
    }
}
