package org.digitmill.image.decode.png;

import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.pixel.Backdrop;
import org.digitmill.image.pixel.Luma;

/** Converts the samples of a PNG row to grey pixels, for every colour type and depth. */
final class PngPixels {
    private final PngHeader header;
    private final int backdrop;
    private final int depth;
    private final int pixelBytes;
    /** The bytes of one sample where samples are whole bytes. */
    private final int sampleBytes;
    /** Grey by palette number or, for grey of up to 8 bits, by sample. */
    private final byte[] greyBySample;
    /** The colour that is transparent as a whole, a part each; null if there is none. */
    private final int[] transparentColour;

    /** @param backdrop grey behind transparent pixels */
    PngPixels(PngChunks chunks, int backdrop) throws ImageException {
        this.backdrop = backdrop;
        header = chunks.header;
        depth = header.bitDepth();
        sampleBytes = depth / 8;
        pixelBytes = header.bitsPerPixel() / 8;
        transparentColour = transparentColour(chunks);
        greyBySample = switch (header.colour()) {
            case PALETTE -> paletteTable(chunks);
            case GREY -> depth == 8 && transparentColour == null || depth == 16 ? null : greyTable();
            default -> null;
        };
    }

    /** Whether a row's bytes are its grey pixels as they stand. */
    boolean isPlain() {
        return depth == 8 && header.colour() == PngHeader.Colour.GREY && greyBySample == null;
    }

    /** Writes {@code count} pixels of the row at {@code row[start]} into {@code target}, beginning at {@code at}, {@code step} apart. */
    void unpack(byte[] row, int start, int count, byte[] target, int at, int step) throws ImageException {
        if (greyBySample != null) {
            unpackNumbers(row, start, count, target, at, step);
            return;
        }
        int from = start;
        int to = at;
        for (int i = 0; i < count; i++) {
            target[to] = (byte) grey(row, from);
            from += pixelBytes;
            to += step;
        }
    }

    private void unpackNumbers(byte[] row, int start, int count, byte[] target, int at, int step)
            throws ImageException {
        int mask = (1 << depth) - 1;
        for (int i = 0; i < count; i++) {
            int bit = i * depth;
            int number = row[start + (bit >> 3)] >> 8 - depth - (bit & 7) & mask;
            if (number >= greyBySample.length) {
                throw ImageException.corrupt("A pixel of the PNG picture has colour " + number + " of a palette of "
                        + greyBySample.length + ".");
            }
            target[at + i * step] = greyBySample[number];
        }
    }

    private int grey(byte[] row, int at) {
        return switch (header.colour()) {
            case GREY -> isTransparent(row, at) ? backdrop : sample(row, at);
            case RGB -> isTransparent(row, at) ? backdrop : luma(row, at);
            case GREY_ALPHA -> Backdrop.blend(backdrop, sample(row, at), sample(row, at + sampleBytes));
            case RGB_ALPHA -> Backdrop.blend(backdrop, luma(row, at), sample(row, at + 3 * sampleBytes));
            case PALETTE -> throw new IllegalStateException("A palette has its table");
        };
    }

    private int luma(byte[] row, int at) {
        return Luma.of(sample(row, at), sample(row, at + sampleBytes), sample(row, at + 2 * sampleBytes));
    }

    /** One sample, 0 to 255; 16 bits are rounded. */
    private int sample(byte[] row, int at) {
        int high = row[at] & 0xFF;
        return sampleBytes == 1 ? high : ((high << 8 | row[at + 1] & 0xFF) * 255 + 32_767) / 65_535;
    }

    private boolean isTransparent(byte[] row, int at) {
        if (transparentColour == null) {
            return false;
        }
        for (int part = 0; part < transparentColour.length; part++) {
            int from = at + part * sampleBytes;
            int value = sampleBytes == 1 ? row[from] & 0xFF : (row[from] & 0xFF) << 8 | row[from + 1] & 0xFF;
            if (value != transparentColour[part]) {
                return false;
            }
        }
        return true;
    }

    private int[] transparentColour(PngChunks chunks) throws ImageException {
        boolean byColour = header.colour() == PngHeader.Colour.GREY || header.colour() == PngHeader.Colour.RGB;
        if (chunks.transparency == null || !byColour) {
            return null;
        }
        int[] colour = new int[header.colour().samples];
        if (chunks.transparency.length != 2 * colour.length) {
            throw ImageException.corrupt("The PNG transparency chunk has " + chunks.transparency.length + " bytes, not "
                    + 2 * colour.length + ".");
        }
        for (int part = 0; part < colour.length; part++) {
            colour[part] = (chunks.transparency[2 * part] & 0xFF) << 8 | chunks.transparency[2 * part + 1] & 0xFF;
        }
        return colour;
    }

    private byte[] greyTable() {
        byte[] table = new byte[1 << depth];
        for (int sample = 0; sample < table.length; sample++) {
            boolean transparent = transparentColour != null && transparentColour[0] == sample;
            table[sample] = (byte) (transparent ? backdrop : sample * 255 / (table.length - 1));
        }
        return table;
    }

    private byte[] paletteTable(PngChunks chunks) {
        byte[] palette = chunks.palette;
        byte[] table = new byte[palette.length / 3];
        for (int number = 0; number < table.length; number++) {
            int grey =
                    Luma.of(palette[3 * number] & 0xFF, palette[3 * number + 1] & 0xFF, palette[3 * number + 2] & 0xFF);
            boolean opaque = chunks.transparency == null || number >= chunks.transparency.length;
            table[number] = (byte) (opaque ? grey : Backdrop.blend(backdrop, grey, chunks.transparency[number] & 0xFF));
        }
        return table;
    }
}
