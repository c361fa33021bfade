package org.digitmill.image.decode.png;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The chunks of a PNG file that define its pixels, found in one pass over the file and checked by their checksums.
 *
 * <p>Ancillary chunks other than tRNS are skipped, so damage in a comment does not matter. The file must reach its IEND chunk; bytes
 * behind that are ignored, as every reader does.
 */
final class PngChunks {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = name("IHDR");
    private static final int PALETTE = name("PLTE");
    private static final int TRANSPARENCY = name("tRNS");
    private static final int DATA = name("IDAT");
    private static final int END = name("IEND");
    private static final int SIZE = name("pHYs");
    private static final int EXIF = name("eXIf");
    private static final double METRES_PER_INCH = 0.0254;
    /** Length, name and checksum around the data of a chunk. */
    private static final int FRAME = 12;

    private final byte[] content;
    private final int length;
    private final CRC32 checksum = new CRC32();

    PngHeader header;
    /** Red, green, blue of each entry; null without a palette. */
    byte[] palette;
    /** The data of tRNS; null if nothing is said of transparency. */
    byte[] transparency;
    /** Where the data of each IDAT chunk begins and ends: pairs of offsets, {@code dataCount} of them. */
    int[] data = new int[2];

    int dataCount;
    /** How finely the picture was scanned, by pHYs; 0 if nothing is said. */
    int dotsPerInch;
    /** How the stored picture is turned, by eXIf: 1 upright to 8. */
    int orientation = 1;

    private PngChunks(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    static PngChunks read(byte[] content, int length, ImageLimits limits) throws ImageException {
        PngChunks chunks = new PngChunks(content, length);
        chunks.readSignature();
        int offset = SIGNATURE.length;
        while (offset >= 0) {
            offset = chunks.readChunk(offset, limits);
        }
        if (chunks.dataCount == 0) {
            throw ImageException.corrupt("The PNG file has no pixel data.");
        }
        if (chunks.header.colour() == PngHeader.Colour.PALETTE && chunks.palette == null) {
            throw ImageException.corrupt("The PNG file has colours by number, but no palette.");
        }
        return chunks;
    }

    byte[] content() {
        return content;
    }

    private void readSignature() throws ImageException {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (i == length) {
                throw ImageException.truncated("The PNG file ends within its first 8 bytes.");
            }
            if (content[i] != SIGNATURE[i]) {
                throw ImageException.corrupt(
                        "The PNG signature is damaged at byte " + i + ", as by a transfer in text mode.");
            }
        }
    }

    /** Reads the chunk at {@code offset}; returns where the next one begins, or -1 after the last. */
    private int readChunk(int offset, ImageLimits limits) throws ImageException {
        if (length - offset < FRAME) {
            throw ImageException.truncated("The PNG file ends at byte " + length + ", before its IEND chunk.");
        }
        long size = PngHeader.unsignedInt(content, offset);
        int name = (int) PngHeader.unsignedInt(content, offset + 4);
        if (header == null && (name != HEADER || size != 13)) {
            throw ImageException.corrupt("The PNG file does not begin with a header chunk of 13 bytes.");
        }
        if (size > length - offset - FRAME) {
            throw ImageException.truncated("The PNG file ends at byte " + length + ", within a chunk of " + size
                    + " bytes that begins at byte " + offset + ".");
        }
        int start = offset + 8;
        int end = start + (int) size;
        if (isNeeded(name)) {
            check(offset, end);
        }
        if (name == HEADER && header == null) {
            header = PngHeader.read(content, start, limits);
        } else if (name == PALETTE) {
            readPalette(start, end);
        } else if (name == TRANSPARENCY) {
            transparency = copy(start, end);
        } else if (name == DATA) {
            addData(start, end);
        } else if (name == SIZE && size == 9 && content[start + 8] == 1) {
            long inch = Math.round(METRES_PER_INCH * PngHeader.unsignedInt(content, start));
            dotsPerInch = inch > 100_000 ? 0 : (int) inch;
        } else if (name == EXIF) {
            orientation = ExifOrientation.readDirectory(content, start, end);
        } else if (name == END) {
            return -1;
        } else if (isCritical(name)) {
            throw ImageException.corrupt(
                    "The PNG file has a critical chunk at byte " + offset + " that does not exist.");
        }
        return end + 4;
    }

    private void check(int offset, int end) throws ImageException {
        checksum.reset();
        checksum.update(content, offset + 4, end - offset - 4);
        if (checksum.getValue() != PngHeader.unsignedInt(content, end)) {
            throw ImageException.corrupt("The checksum of the PNG chunk at byte " + offset + " is wrong.");
        }
    }

    private void readPalette(int start, int end) throws ImageException {
        int size = end - start;
        if (size == 0 || size % 3 != 0 || size > 3 * 256) {
            throw ImageException.corrupt("The PNG palette has " + size + " bytes, which is not three for each colour.");
        }
        palette = copy(start, end);
    }

    private byte[] copy(int start, int end) {
        return Arrays.copyOfRange(content, start, end);
    }

    private void addData(int start, int end) {
        if (data.length == 2 * dataCount) {
            data = Arrays.copyOf(data, 4 * dataCount);
        }
        data[2 * dataCount] = start;
        data[2 * dataCount + 1] = end;
        dataCount++;
    }

    private static boolean isNeeded(int name) {
        return name == TRANSPARENCY || isCritical(name);
    }

    /** By the standard, a chunk is critical when the first letter of its name is a capital. */
    private static boolean isCritical(int name) {
        return (name >>> 24 & 0x20) == 0;
    }

    private static int name(String letters) {
        return letters.charAt(0) << 24 | letters.charAt(1) << 16 | letters.charAt(2) << 8 | letters.charAt(3);
    }

    /** Whether a pixel may be transparent. */
    boolean mayBeTransparent() {
        return transparency != null
                || header.colour() == PngHeader.Colour.GREY_ALPHA
                || header.colour() == PngHeader.Colour.RGB_ALPHA;
    }
}
