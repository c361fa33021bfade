package org.digitmill.image.decode.pdf;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStreamsTest {
    private static final int LIMIT = 1 << 20;

    private static byte[] packed(byte[] content, int times) throws IOException {
        byte[] current = content;
        for (int i = 0; i < times; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream output = new DeflaterOutputStream(bytes)) {
                output.write(current);
            }
            current = bytes.toByteArray();
        }
        return current;
    }

    private static void check(byte[] part) throws IOException, ImageException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("4 0 obj<<>>stream\r\n".getBytes(StandardCharsets.US_ASCII));
        file.write(part);
        file.write("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        PdfStreams.check(file.toByteArray(), file.size(), LIMIT);
    }

    private static void assertBomb(byte[] part) {
        ImageException refused = assertThrows(ImageException.class, () -> check(part));
        assertEquals(ImageErrorCode.COMPRESSION_BOMB, refused.code());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsPackedSoManyTimesCountsAsWhatItUnpacksTo(int times) throws IOException {
        assertBomb(packed(new byte[LIMIT + 1], times));
        byte[] allowed = packed(new byte[LIMIT], times);
        assertDoesNotThrow(() -> check(allowed));
    }

    /** The innermost level is small, or broken: the one around it fills the memory all the same. */
    @Test
    void aLevelBetweenCounts() throws IOException {
        byte[] small = packed(new byte[10], 1);
        byte[] padded = new byte[LIMIT + 1];
        System.arraycopy(small, 0, padded, 0, small.length);
        assertBomb(packed(padded, 1));
        assertBomb(packed(padded, 2));
        byte[] broken = new byte[LIMIT + 1];
        broken[0] = 0x78;
        broken[1] = (byte) 0x9C;
        broken[2] = 7;
        assertBomb(packed(broken, 1));
        assertBomb(packed(broken, 2));
    }

    @Test
    void whatIsPackedMoreOftenIsRefused() throws IOException {
        assertBomb(packed(new byte[10], 4));
    }

    @Test
    void whatOnlyBeginsAsIfItWerePackedIsAllowed() throws IOException {
        byte[] pixels = {0x78, (byte) 0x9C, 7, 7, 7};
        assertDoesNotThrow(() -> check(pixels));
        byte[] once = packed(pixels, 1);
        assertDoesNotThrow(() -> check(once));
    }
}
