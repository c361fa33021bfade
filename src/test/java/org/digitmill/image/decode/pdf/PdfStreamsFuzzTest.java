package org.digitmill.image.decode.pdf;

import java.io.IOException;
import java.util.List;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.image.decode.FuzzPictures;
import org.digitmill.image.decode.source.ImageException;

/** Fuzzing of the search through the compressed streams of a PDF file. */
class PdfStreamsFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return FuzzPictures.pdf();
    }

    @Override
    protected void parse(byte[] input) {
        try {
            PdfStreams.check(input, input.length, 1 << 10);
        } catch (ImageException documented) {
            // As it should be.
        }
    }
}
