package org.digitmill.image.decode.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitmill.image.decode.codec.FormatDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.PageSource;

/**
 * Two small files that a new {@link DecoderProcess} decodes before it is ready, so that loading classes is not counted as a file's time.
 */
final class DecoderRehearsal {
    private static final String PDF =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj
            4 0 obj<</Length 12>>stream
            1 1 5 5 re f
            endstream endobj
            5 0 obj<</Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width 1/Height 1/Length 1>>stream
            0
            endstream endobj
            6 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj
            7 0 obj<</Length 20>>stream
            9 0 0 9 0 0 cm /X Do
            endstream endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """;

    /** One grey pixel: a directory of eight entries, each tag, type, count and value. */
    private static final int[][] TIFF_ENTRIES = {
        {256, 3, 1, 1},
        {257, 3, 1, 1},
        {258, 3, 1, 8},
        {259, 3, 1, 1},
        {262, 3, 1, 1},
        {273, 4, 1, 4},
        {278, 3, 1, 1},
        {279, 4, 1, 1}
    };

    private static final int RESOLUTION = 300;

    private DecoderRehearsal() {}

    static void run() {
        FormatDecoder decoder = new FormatDecoder(ImageLimits.DEFAULT, RESOLUTION);
        for (byte[] content : files()) {
            try {
                decode(decoder, content);
            } catch (ImageException | RuntimeException | LinkageError e) {
                // The first file that comes meets the same, and has an answer.
            }
        }
    }

    private static void decode(FormatDecoder decoder, byte[] content) throws ImageException {
        ImageFormat format = ImageFormat.of(content, content.length).orElseThrow();
        PageSource pages = decoder.open(format, content, content.length);
        try {
            for (int i = 0; i < pages.count(); i++) {
                pages.header(i);
                pages.read(i);
            }
        } finally {
            pages.close();
        }
    }

    static List<byte[]> files() {
        return List.of(PDF.getBytes(StandardCharsets.US_ASCII), tiff());
    }

    private static byte[] tiff() {
        ByteBuffer file =
                ByteBuffer.allocate(8 + 2 + 12 * TIFF_ENTRIES.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) TIFF_ENTRIES.length);
        for (int[] entry : TIFF_ENTRIES) {
            file.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        return file.putInt(0).array();
    }
}
