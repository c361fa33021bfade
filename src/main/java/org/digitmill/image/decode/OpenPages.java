package org.digitmill.image.decode;

import java.util.NoSuchElementException;
import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.decode.source.PixelMemory;
import org.digitmill.image.pixel.GreyImage;

/** Reads pages from a source: reserves memory before each is read, and turns it upright. */
final class OpenPages implements ImagePages {
    /** Bytes per pixel that finding digits needs besides the page itself. */
    private static final int WORK_BYTES = 4;

    private final ImageFormat format;
    private final PageSource source;
    private PixelMemory.Share memory = PixelMemory.NOTHING;
    private int next;

    OpenPages(ImageFormat format, PageSource source) {
        this.format = format;
        this.source = source;
    }

    @Override
    public ImageFormat format() {
        return format;
    }

    @Override
    public int count() {
        return source.count();
    }

    @Override
    public boolean hasNext() {
        return next < source.count();
    }

    @Override
    public ImagePage next() throws ImageException {
        if (!hasNext()) {
            throw new NoSuchElementException("The file has " + source.count() + " pages");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ImageException(ImageErrorCode.TIMED_OUT, "Reading the file was given up.");
        }
        memory.close();
        memory = PixelMemory.NOTHING;
        int index = next++;
        try {
            PageSource.PageHeader header = source.header(index);
            memory = PixelMemory.take(header.memory() + (1 + WORK_BYTES) * header.pixels());
            GreyImage image = ExifOrientation.upright(source.read(index), header.orientation());
            return new ImagePage(index + 1, image, header.dotsPerInch());
        } catch (ImageException e) {
            throw source.count() == 1
                    ? e
                    : new ImageException(e.code(), "Page " + (index + 1) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void skip() {
        if (!hasNext()) {
            throw new NoSuchElementException("The file has " + source.count() + " pages");
        }
        next++;
    }

    @Override
    public void close() {
        memory.close();
        memory = PixelMemory.NOTHING;
        source.close();
    }
}
