package org.digitmill.image.decode.png;

import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.decode.source.SinglePage;
import org.digitmill.image.pixel.Backdrop;
import org.digitmill.image.pixel.GreyImage;

/**
 * Reads PNG pictures of every colour type, depth and interlacing into grey pixels (ISO/IEC 15948).
 *
 * <p>Java's ImageIO reads small pictures at half to a ninth of the speed, needs four bytes per pixel, returns partial pictures for broken
 * files, and changes 16-bit grey by a colour profile that is not in the file. This decoder needs one byte per pixel and a block of rows.
 */
public final class PngDecoder {
    /** First column, first row, column step and row step of each pass of Adam7. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    private final PngRows rows = new PngRows();

    public PageSource open(byte[] content, int length, ImageLimits limits) throws ImageException {
        PngChunks chunks = PngChunks.read(content, length, limits);
        long pixels = (long) chunks.header.width() * chunks.header.height();
        // A picture that is turned is there twice.
        long memory = chunks.orientation == 1 ? 0 : pixels;
        return new SinglePage(
                new PageSource.PageHeader(memory, pixels, chunks.orientation, chunks.dotsPerInch),
                () -> decode(chunks));
    }

    private GreyImage decode(PngChunks chunks) throws ImageException {
        GreyImage picture = decode(chunks, Backdrop.WHITE);
        return chunks.mayBeTransparent() && Backdrop.showsNothing(picture.pixels())
                ? decode(chunks, Backdrop.BLACK)
                : picture;
    }

    private GreyImage decode(PngChunks chunks, int backdrop) throws ImageException {
        PngHeader header = chunks.header;
        PngPixels pixels = new PngPixels(chunks, backdrop);
        byte[] grey = new byte[header.width() * header.height()];
        rows.open(chunks);
        try {
            for (int[] pass : header.interlaced() ? ADAM7 : WHOLE) {
                readPass(header, pixels, pass, grey);
            }
        } finally {
            rows.close();
        }
        return new GreyImage(header.width(), header.height(), grey);
    }

    private void readPass(PngHeader header, PngPixels pixels, int[] pass, byte[] grey) throws ImageException {
        int columns = (header.width() - pass[0] + pass[2] - 1) / pass[2];
        int count = (header.height() - pass[1] + pass[3] - 1) / pass[3];
        if (columns <= 0 || count <= 0) {
            return;
        }
        rows.startPass(header.rowBytes(columns), count);
        boolean copies = pixels.isPlain() && pass[2] == 1;
        for (int row = 0; row < count; row++) {
            int start = rows.next();
            int target = (pass[1] + row * pass[3]) * header.width() + pass[0];
            if (copies) {
                System.arraycopy(rows.bytes(), start, grey, target, columns);
            } else {
                pixels.unpack(rows.bytes(), start, columns, grey, target, pass[2]);
            }
        }
    }
}
