package org.digitmill.image.decode.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.digitmill.image.decode.source.ImageException;

/** The numbers of a TIFF or BigTIFF file in their byte order; whatever lies behind its end is an error. */
final class TiffBytes {
    private final ByteBuffer buffer;
    private final boolean big;
    /** Bytes of directories and of lists of parts that may still be gone through; where none lie over each other, the file has no more. */
    private long unread;

    private TiffBytes(ByteBuffer buffer, boolean big) {
        this.buffer = buffer;
        this.big = big;
        this.unread = 2L * buffer.capacity();
    }

    static TiffBytes open(byte[] content, int length) throws ImageException {
        ByteBuffer buffer = ByteBuffer.wrap(content, 0, length).slice();
        buffer.order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        TiffBytes bytes = new TiffBytes(buffer, buffer.getShort(2) == 43);
        if (bytes.big && bytes.number(4, 2) != 8) {
            throw ImageException.corrupt("The BigTIFF file has offsets of " + bytes.number(4, 2) + " bytes.");
        }
        return bytes;
    }

    int length() {
        return buffer.capacity();
    }

    long firstDirectory() throws ImageException {
        return offset(big ? 8 : 4);
    }

    int countSize() {
        return big ? 8 : 2;
    }

    int entrySize() {
        return big ? 20 : 12;
    }

    /** Bytes of a value that stand in the entry itself. */
    int offsetSize() {
        return big ? 8 : 4;
    }

    /** How many entries the directory at {@code at} has; all of them are within the file. */
    long count(long at) throws ImageException {
        long count = number(at, countSize());
        long end = (length() - at - countSize()) / entrySize();
        if (count < 0 || count > end) {
            throw ImageException.truncated("The TIFF directory at byte " + at + " has " + Long.toUnsignedString(count)
                    + " entries and goes beyond the end of the file.");
        }
        passOver(count * entrySize());
        return count;
    }

    /** Refuses to read more than twice the file's bytes, since overlapping directories cause quadratic work. */
    void passOver(long count) throws ImageException {
        unread -= count;
        if (unread < 0) {
            throw ImageException.corrupt("The directories of the TIFF file overlap.");
        }
    }

    long offset(long at) throws ImageException {
        return number(at, offsetSize());
    }

    /** The unsigned number of 1, 2, 4 or 8 bytes; beyond 63 bits it is negative. */
    long number(long at, int size) throws ImageException {
        if (at < 0 || at > length() - size) {
            throw ImageException.truncated(
                    "The TIFF file has " + length() + " bytes and needs byte " + Long.toUnsignedString(at) + ".");
        }
        int place = (int) at;
        return switch (size) {
            case 1 -> buffer.get(place) & 0xFF;
            case 2 -> buffer.getShort(place) & 0xFFFF;
            case 4 -> buffer.getInt(place) & 0xFFFF_FFFFL;
            default -> buffer.getLong(place);
        };
    }
}
