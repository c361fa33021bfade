package org.digitmill.image.decode.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.spi.IIORegistry;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.LibraryFailure;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.pixel.GreyImage;

/** The pages of a PDF file: the stored scan of a scanned page, every other page drawn. */
public final class PdfPages implements PageSource {
    private static final double POINTS_PER_INCH = 72;
    private static final int COLOUR_BYTES = 4;
    /** One part of a file may always unpack to so much. */
    private static final long LEAST_UNPACKED = 64L << 20;
    /** Where a file says how it ends; some senders add a few lines. */
    private static final int TAIL = 1 << 13;

    static {
        // A look-up on the class path finds what is there; this is what must be there.
        IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
        setUnlessGiven("org.apache.pdfbox.rendering.UsePureJavaCMYKConversion", "true");
        // The list of the machine's fonts is kept out of the user's directory.
        setUnlessGiven("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
    }

    private final PDDocument document;
    private final ImageLimits limits;
    private final int resolution;
    private int current = -1;
    private Optional<PdfScan> scan = Optional.empty();

    private PdfPages(PDDocument document, ImageLimits limits, int resolution) {
        this.document = document;
        this.limits = limits;
        this.resolution = resolution;
    }

    /** @param resolution dots per inch that a page is drawn with */
    public static PdfPages open(byte[] content, int length, ImageLimits limits, int resolution) throws ImageException {
        checkEnd(content, length);
        PdfStreams.check(
                content, length, Math.max(LEAST_UNPACKED, Runtime.getRuntime().maxMemory() / 4));
        PDDocument document = null;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content, 0, length).slice();
            document = Loader.loadPDF(new RandomAccessReadBuffer(bytes), IOUtils.createMemoryOnlyStreamCache());
            document.setResourceCache(new WithoutPictures());
            int pages = document.getNumberOfPages();
            if (pages < 1) {
                throw ImageException.corrupt("The PDF file has no page.");
            }
            limits.checkPages(pages);
            return new PdfPages(document, limits, resolution);
        } catch (InvalidPasswordException | NoClassDefFoundError e) {
            // Without a class there is no way to open a file that is locked to a person's certificate.
            IOUtils.closeQuietly(document);
            throw new ImageException(
                    ImageErrorCode.ENCRYPTED, "The PDF file can be opened only with its password or key.", e);
        } catch (ImageException | IOException | RuntimeException e) {
            IOUtils.closeQuietly(document);
            throw LibraryFailure.of(ImageFormat.PDF, e);
        }
    }

    /** A file that was cut off is mended by the library in silence, with fewer pages. */
    private static void checkEnd(byte[] content, int length) throws ImageException {
        for (int at = length - 5; at >= Math.max(0, length - TAIL); at--) {
            if (content[at] == '%' && content[at + 1] == '%' && content[at + 2] == 'E' && content[at + 3] == 'O') {
                return;
            }
        }
        throw ImageException.truncated("The PDF file does not end with %%EOF.");
    }

    @Override
    public int count() {
        return document.getNumberOfPages();
    }

    @Override
    public PageHeader header(int index) throws ImageException {
        try {
            PDPage page = document.getPage(index);
            current = index;
            scan = PdfScanFinder.find(page);
            if (scan.isPresent()) {
                PdfScan found = scan.get();
                limits.checkSize(found.image().getWidth(), found.image().getHeight());
                long pixels = (long) found.image().getWidth() * found.image().getHeight();
                return new PageHeader(2 * COLOUR_BYTES * pixels, pixels, found.orientation(), found.dotsPerInch());
            }
            PDRectangle box = page.getCropBox();
            long width = Math.round(Math.ceil(box.getWidth() * resolution / POINTS_PER_INCH));
            long height = Math.round(Math.ceil(box.getHeight() * resolution / POINTS_PER_INCH));
            limits.checkSize(width, height);
            return new PageHeader(COLOUR_BYTES * width * height, width * height, 1, resolution);
        } catch (RuntimeException e) {
            throw LibraryFailure.of(ImageFormat.PDF, e);
        }
    }

    @Override
    public GreyImage read(int index) throws ImageException {
        if (index != current) {
            header(index);
        }
        try {
            return scan.isPresent()
                    ? PdfScanPixels.read(scan.get().image(), limits)
                    : new PdfDrawing(document).draw(index, resolution);
        } catch (IOException | RuntimeException e) {
            throw LibraryFailure.of(ImageFormat.PDF, e);
        }
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(document);
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Keeps fonts and colours from page to page, and no pictures: those of the pages before are not needed again. */
    private static final class WithoutPictures extends DefaultResourceCache {
        @Override
        public void put(COSObject reference, PDXObject picture) {}
    }
}
