package org.digitmill.image.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes tags of small TIFF files. */
public final class TiffTags {
    private TiffTags() {}

    /** The file with a copy of its first directory at its end, and one short value more in it. */
    public static byte[] add(byte[] file, int tag, int value) {
        ByteBuffer old = buffer(file);
        int at = old.getInt(4);
        int entries = old.getShort(at);
        byte[] longer = Arrays.copyOf(file, file.length + 2 + 12 * (entries + 1) + 4);
        ByteBuffer buffer = buffer(longer);
        buffer.putInt(4, file.length);
        buffer.position(file.length);
        buffer.putShort((short) (entries + 1));
        boolean written = false;
        for (int i = 0; i < entries; i++) {
            int start = at + 2 + 12 * i;
            if (!written && old.getShort(start) > tag) {
                write(buffer, tag, value);
                written = true;
            }
            buffer.put(file, start, 12);
        }
        if (!written) {
            write(buffer, tag, value);
        }
        return longer;
    }

    private static void write(ByteBuffer buffer, int tag, int value) {
        buffer.putShort((short) tag)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value)
                .putShort((short) 0);
    }

    /** The file with its first directory followed by itself. */
    static byte[] chainToItself(byte[] file) {
        byte[] changed = file.clone();
        ByteBuffer buffer = buffer(changed);
        int at = buffer.getInt(4);
        buffer.putInt(at + 2 + 12 * buffer.getShort(at), at);
        return changed;
    }

    private static ByteBuffer buffer(byte[] file) {
        return ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
