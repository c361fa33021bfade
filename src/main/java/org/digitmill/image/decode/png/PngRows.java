package org.digitmill.image.decode.png;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;

/**
 * The rows of a PNG picture, decompressed and with their filters undone (ISO/IEC 15948, clauses 9 and 10).
 *
 * <p>Rows are decompressed in blocks, which reduces calls of the decompressor and bounds memory.
 */
final class PngRows {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Inflater inflater = new Inflater();
    private PngChunks chunks;
    private int nextData;
    private int bytesPerPixel;

    /** The row before the block, then the rows of the block; each with its filter byte in front. */
    private byte[] block = new byte[0];

    private int stride;
    private int rowsLeft;
    private int blockRows;
    private int row;

    /** Goes to the beginning of a picture. */
    void open(PngChunks opened) {
        chunks = opened;
        nextData = 0;
        bytesPerPixel = Math.max(1, opened.header.bitsPerPixel() / 8);
        inflater.reset();
    }

    /** Goes to the next pass: {@code rows} rows of {@code rowBytes} bytes; a plain picture is one pass. */
    void startPass(int rowBytes, int rows) {
        stride = rowBytes + 1;
        rowsLeft = rows;
        blockRows = 0;
        row = 0;
        long wanted = Math.min((long) (rows + 1) * stride, Math.max(BLOCK_BYTES, 2L * stride));
        if (block.length < wanted) {
            block = new byte[(int) wanted];
        }
        Arrays.fill(block, 0, stride, (byte) 0);
    }

    /** The bytes that {@link #next} points into. */
    byte[] bytes() {
        return block;
    }

    /** Unfilters the next row and returns where its first byte is within {@link #bytes}. */
    int next() throws ImageException {
        if (row == blockRows) {
            System.arraycopy(block, blockRows * stride, block, 0, stride);
            blockRows = Math.min(rowsLeft, block.length / stride - 1);
            rowsLeft -= blockRows;
            inflate(stride, blockRows * stride);
            row = 0;
        }
        row++;
        int start = row * stride + 1;
        unfilter(block[start - 1], start, stride - 1);
        return start;
    }

    /** Lets go of memory that only a large picture needed. */
    void close() {
        chunks = null;
        if (block.length > 4 * BLOCK_BYTES) {
            block = new byte[0];
        }
    }

    private void inflate(int offset, int count) throws ImageException {
        int end = offset + count;
        int at = offset;
        try {
            while (at < end) {
                int got = inflater.inflate(block, at, end - at);
                at += got;
                if (got == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw new ImageException(ImageErrorCode.CORRUPT, "The PNG pixel data does not decompress.", e);
        }
    }

    private void feed() throws ImageException {
        if (inflater.needsDictionary()) {
            throw ImageException.corrupt("The PNG pixel data asks for a dictionary, which PNG does not have.");
        }
        if (inflater.finished() || nextData == chunks.dataCount) {
            throw ImageException.truncated("The PNG pixel data ends before the last row of the picture.");
        }
        int start = chunks.data[2 * nextData];
        inflater.setInput(chunks.content(), start, chunks.data[2 * nextData + 1] - start);
        nextData++;
    }

    private void unfilter(int filter, int start, int count) throws ImageException {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = start + bytesPerPixel; i < start + count; i++) {
                    block[i] += block[i - bytesPerPixel];
                }
            }
            case 2 -> {
                for (int i = start; i < start + count; i++) {
                    block[i] += block[i - stride];
                }
            }
            case 3 -> unfilterAverage(start, count);
            case 4 -> unfilterPaeth(start, count);
            default ->
                throw ImageException.corrupt(
                        "A row of the PNG picture has filter " + (filter & 0xFF) + "; 0 to 4 exist.");
        }
    }

    private void unfilterAverage(int start, int count) {
        for (int i = start; i < start + count; i++) {
            int left = i < start + bytesPerPixel ? 0 : block[i - bytesPerPixel] & 0xFF;
            block[i] += (byte) (left + (block[i - stride] & 0xFF) >> 1);
        }
    }

    private void unfilterPaeth(int start, int count) {
        int firstEnd = start + Math.min(bytesPerPixel, count);
        for (int i = start; i < firstEnd; i++) {
            block[i] += block[i - stride];
        }
        for (int i = firstEnd; i < start + count; i++) {
            int left = block[i - bytesPerPixel] & 0xFF;
            int above = block[i - stride] & 0xFF;
            int corner = block[i - stride - bytesPerPixel] & 0xFF;
            int toLeft = Math.abs(above - corner);
            int toAbove = Math.abs(left - corner);
            int toCorner = Math.abs(left + above - 2 * corner);
            int nearest = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
            block[i] += (byte) nearest;
        }
    }
}
