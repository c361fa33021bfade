package org.digitmill.image.decode.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.digitmill.image.decode.source.ContentInput;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.LibraryFailure;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;

/**
 * The pages of a TIFF or BigTIFF file. A page is decoded by groups of strips or tiles, so that only its grey pixels are in memory as a
 * whole.
 */
public final class TiffPages implements PageSource {
    /** Pixels that are decoded at once, where the page's strips or tiles are no larger. */
    private static final int BAND_PIXELS = 1 << 22;

    private final byte[] content;
    private final int length;
    private final List<TiffDirectory> pages;
    private final ImageReader reader;
    private String damage;

    private TiffPages(byte[] content, int length, List<TiffDirectory> pages, ImageReader reader) {
        this.content = content;
        this.length = length;
        this.pages = pages;
        this.reader = reader;
    }

    public static TiffPages open(byte[] content, int length, ImageLimits limits) throws ImageException {
        if (length < 16) {
            throw ImageException.truncated("The TIFF file ends in its header.");
        }
        List<TiffDirectory> pages = TiffDirectories.pages(content, length, limits);
        try {
            boolean big = content[2] == 43 || content[3] == 43;
            ImageReader reader = big
                    ? new BigTIFFImageReaderSpi().createReaderInstance(null)
                    : new TIFFImageReaderSpi().createReaderInstance(null);
            TiffPages source = new TiffPages(content, length, pages, reader);
            reader.addIIOReadWarningListener(
                    (sender, warning) -> source.damage = LibraryFailure.isDamage(warning) ? warning : source.damage);
            reader.setInput(new ContentInput(content, length), false, true);
            return source;
        } catch (RuntimeException e) {
            throw LibraryFailure.of(ImageFormat.TIFF, e);
        }
    }

    @Override
    public int count() {
        return pages.size();
    }

    @Override
    public PageHeader header(int index) throws ImageException {
        TiffDirectory page = pages.get(index);
        long band = Math.min(page.pixels(), (long) page.width() * bandRows(page));
        // Samples as they are stored, and once more while they are unpacked.
        long memory = band * page.bitsPerPixel() / 4;
        return new PageHeader(memory, page.pixels(), page.orientation(), page.dotsPerInch());
    }

    @Override
    public GreyImage read(int index) throws ImageException {
        TiffDirectory page = pages.get(index);
        byte[] grey = new byte[page.width() * page.height()];
        int rows = bandRows(page);
        damage = null;
        try {
            for (int y = 0; y < page.height(); y += rows) {
                ImageReadParam parameters = reader.getDefaultReadParam();
                if (rows < page.height()) {
                    parameters.setSourceRegion(new Rectangle(0, y, page.width(), Math.min(rows, page.height() - y)));
                }
                GreyConversion.write(reader.read(page.index(), parameters), grey, y * page.width());
            }
        } catch (IOException | RuntimeException e) {
            return otherwise(page).orElseThrow(() -> LibraryFailure.of(ImageFormat.TIFF, e));
        }
        if (damage != null) {
            throw ImageException.corrupt(
                    "The TIFF data is damaged: " + damage.lines().findFirst().orElse("") + ".");
        }
        return new GreyImage(page.width(), page.height(), grey);
    }

    /** The page by a reader that has no fault in its fax decoder; empty where that finds the data damaged. */
    private Optional<GreyImage> otherwise(TiffDirectory page) throws ImageException {
        return page.fax() ? FaxPage.read(new ContentInput(content, length), page) : Optional.empty();
    }

    /** Rows of a band: a whole number of strips or tiles, for what is cut in two is decoded twice. */
    private int bandRows(TiffDirectory page) throws ImageException {
        try {
            int part = Math.max(1, Math.min(page.height(), reader.getTileHeight(page.index())));
            int parts = Math.max(1, BAND_PIXELS / page.width() / part);
            return (int) Math.min(page.height(), (long) parts * part);
        } catch (IOException | RuntimeException e) {
            throw LibraryFailure.of(ImageFormat.TIFF, e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
