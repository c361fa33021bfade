package org.digitmill.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.digitmill.image.pixel.GreyImage;

/** Writes grey pictures as lossless WebP (RFC 9649, section 3): no transforms, each grey value a code of eight bits. */
final class LosslessWebp {
    /** The order in which code lengths of code lengths are stored. */
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final int GREENS = 280;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    private LosslessWebp() {}

    static byte[] write(GreyImage image) {
        byte[] data = new LosslessWebp().encode(image);
        int padded = data.length + (data.length & 1);
        ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
        file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
        file.put(data);
        return file.array();
    }

    private byte[] encode(GreyImage image) {
        put(0x2F, 8);
        put(image.width() - 1, 14);
        put(image.height() - 1, 14);
        put(0, 4);
        // The transform that says red and blue as their difference to green: of grey that is nothing.
        put(1, 1);
        put(2, 2);
        put(0, 1);
        put(0, 1);
        put(0, 1);
        putGreenCode();
        putSingle(0);
        putSingle(0);
        putSingle(255);
        putSingle(0);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                // Codes are stored from their highest bit on.
                put(Integer.reverse(image.at(x, y)) >>> 24, 8);
            }
        }
        put(0, 7);
        return bytes.toByteArray();
    }

    /** All 256 values have codes of eight bits, the others none. */
    private void putGreenCode() {
        put(0, 1);
        put(LENGTH_ORDER.length - 4, 4);
        for (int symbol : LENGTH_ORDER) {
            put(symbol == 0 || symbol == 8 ? 1 : 0, 3);
        }
        put(0, 1);
        for (int i = 0; i < GREENS; i++) {
            put(i < 256 ? 1 : 0, 1);
        }
    }

    /** A code of one symbol, which takes no bits. */
    private void putSingle(int symbol) {
        put(1, 1);
        put(0, 1);
        put(1, 1);
        put(symbol, 8);
    }

    private void put(int value, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            pending |= (value >> bit & 1) << count;
            if (++count == 8) {
                bytes.write(pending);
                pending = 0;
                count = 0;
            }
        }
    }
}
