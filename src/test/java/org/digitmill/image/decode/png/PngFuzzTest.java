package org.digitmill.image.decode.png;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.fuzz.FuzzLimits;
import org.digitmill.image.decode.FuzzPictures;
import org.digitmill.image.decode.source.ImageException;

/** Fuzzing of PNG files. Every second damaged file has correct checksums, so that the pixels are decoded. */
class PngFuzzTest extends FuzzContract {
    private final PngDecoder decoder = new PngDecoder();

    @Override
    protected List<byte[]> seeds() {
        return FuzzPictures.png();
    }

    @Override
    protected FuzzLimits limits() {
        return FuzzLimits.PICTURES;
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        decode(input);
        decode(withChecksums(input));
    }

    private void decode(byte[] input) throws Exception {
        try {
            decoder.open(input, input.length, FuzzPictures.LIMITS).read(0);
        } catch (ImageException documented) {
            // As it should be.
        }
    }

    private static byte[] withChecksums(byte[] file) {
        byte[] mended = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(mended);
        for (int at = 8; at <= file.length - 12; ) {
            int size = buffer.getInt(at);
            if (size < 0 || size > file.length - at - 12) {
                break;
            }
            CRC32 checksum = new CRC32();
            checksum.update(mended, at + 4, 4 + size);
            buffer.putInt(at + 8 + size, (int) checksum.getValue());
            at += 12 + size;
        }
        return mended;
    }
}
