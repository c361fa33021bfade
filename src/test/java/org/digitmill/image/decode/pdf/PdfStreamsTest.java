package org.digitmill.image.decode.pdf;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;
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
        check("", part);
    }

    private static void check(String dictionary, byte[] part) throws IOException, ImageException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(("4 0 obj<<" + dictionary + ">>stream\r\n").getBytes(StandardCharsets.US_ASCII));
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

    /** What a filter of the library packs; the names stand in the order in which they are undone. */
    private static byte[] packedBy(byte[] content, String... names) throws IOException {
        byte[] current = content;
        for (int i = names.length - 1; i >= 0; i--) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (names[i].equals("RunLengthDecode")) {
                for (int at = 0; at < current.length; at += 128) {
                    // 128 bytes that are the same, of which the content here consists.
                    bytes.write(129);
                    bytes.write(current[at]);
                }
                bytes.write(128);
            } else {
                FilterFactory.INSTANCE
                        .getFilter(names[i])
                        .encode(new ByteArrayInputStream(current), bytes, new COSDictionary(), 0);
            }
            current = bytes.toByteArray();
        }
        return current;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LZWDecode",
                "RunLengthDecode",
                "ASCII85Decode LZWDecode",
                "ASCIIHexDecode FlateDecode",
                "ASCII85Decode FlateDecode",
                "FlateDecode RunLengthDecode",
                "LZWDecode ASCII85Decode"
            })
    void otherWaysToPackCountToo(String names) throws IOException {
        String[] filters = names.split(" ");
        String array = "/Filter [/" + String.join(" /", filters) + "] /Length 5";
        byte[] bomb = packedBy(new byte[LIMIT + 128], filters);
        assertBomb(array, bomb);
        // The letters of a name can be written as numbers.
        assertBomb(array.replace("Decode", "#44ecode"), bomb);
        int text = names.startsWith("ASCII") || names.endsWith("ASCII85Decode") ? 4 : 1;
        byte[] allowed = packedBy(new byte[LIMIT / text], filters);
        assertDoesNotThrow(() -> check(array, allowed));
    }

    @Test
    void oneNameNeedsNoArrayAndFourFiltersAreTooMany() throws IOException {
        assertBomb("/Filter/LZWDecode", packedBy(new byte[LIMIT + 1], "LZWDecode"));
        assertBomb("/Filter [/AHx/AHx/AHx/AHx]", new byte[10]);
        assertDoesNotThrow(() -> check("/Filter/DCTDecode", new byte[10]));
        assertDoesNotThrow(() -> check("/Filter/LZWDecode", new byte[] {7, 7, 7, 7}));
    }

    private static void assertBomb(String dictionary, byte[] part) {
        ImageException refused = assertThrows(ImageException.class, () -> check(dictionary, part));
        assertEquals(ImageErrorCode.COMPRESSION_BOMB, refused.code());
    }
}
