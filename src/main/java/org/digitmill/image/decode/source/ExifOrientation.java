package org.digitmill.image.decode.source;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.digitmill.image.pixel.GreyImage;

/** The EXIF orientation of a picture: the orientation tag of EXIF 2.3 (tag 0x0112), 1 for upright to 8. */
public final class ExifOrientation {
    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    /** The orientation in an APP1 segment; 1 if it is absent or makes no sense, since a picture is not refused for its metadata. */
    public static int read(byte[] content, int start, int end) {
        if (end - start < 14 || content[start] != 'E' || content[start + 1] != 'x' || content[start + 2] != 'i') {
            return 1;
        }
        return readDirectory(content, start + 6, end);
    }

    /** The same where nothing stands before the TIFF header, as in PNG and WebP files. */
    public static int readDirectory(byte[] content, int start, int end) {
        try {
            return find(ByteBuffer.wrap(content, start, end - start).slice());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return 1;
        }
    }

    private static int find(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        exif.position(exif.getInt(4));
        int entries = Short.toUnsignedInt(exif.getShort());
        for (int entry = 0; entry < entries; entry++) {
            int at = exif.position() + 12 * entry;
            if (exif.getShort(at) == TAG) {
                int orientation = exif.getShort(at + 8);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        }
        return 1;
    }

    /** The picture turned and mirrored so that it stands upright; the same one if it does. */
    public static GreyImage upright(GreyImage stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean swaps = orientation >= 5;
        boolean mirrorsColumns = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean mirrorsRows = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = swaps ? stored.height() : stored.width();
        int height = swaps ? stored.width() : stored.height();
        byte[] from = stored.pixels();
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swaps ? y : x;
                int row = swaps ? x : y;
                column = mirrorsColumns ? stored.width() - 1 - column : column;
                row = mirrorsRows ? stored.height() - 1 - row : row;
                to[y * width + x] = from[row * stored.width() + column];
            }
        }
        return new GreyImage(width, height, to);
    }
}
