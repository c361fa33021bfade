package org.digitmill.image.decode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.fuzz.FuzzLimits;
import org.digitmill.image.decode.source.ImageException;

/** Pictures and documents of every format, all of their pages. */
class ImageDecoderFuzzTest extends FuzzContract {
    private static final int DOTS_PER_INCH = 72;

    private final ImageDecoder decoder = new ImageDecoder(FuzzPictures.LIMITS, DOTS_PER_INCH);

    @Override
    protected List<byte[]> seeds() throws IOException {
        List<byte[]> all = new ArrayList<>(FuzzPictures.png());
        all.addAll(FuzzPictures.jpeg());
        all.addAll(FuzzPictures.tiff());
        all.addAll(FuzzPictures.pdf());
        all.addAll(FuzzPictures.others());
        return all;
    }

    @Override
    protected FuzzLimits limits() {
        // Libraries make much garbage of pictures with long rows; their heap is bounded by the decoder process.
        return new FuzzLimits(2L << 30, FuzzLimits.PICTURES.processorSeconds());
    }

    @Override
    protected void parse(byte[] input) {
        try (ImagePages pages = decoder.open(input, input.length)) {
            while (pages.hasNext()) {
                pages.next();
            }
        } catch (ImageException documented) {
            // As it should be.
        } catch (OutOfMemoryError tooLarge) {
            // A bilevel picture in a document may say any size; the decoder process answers with OUT_OF_MEMORY.
            if (input[0] != '%') {
                throw tooLarge;
            }
        }
    }
}
