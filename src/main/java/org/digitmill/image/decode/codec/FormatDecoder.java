package org.digitmill.image.decode.codec;

import org.digitmill.image.decode.jpeg.JpegDecoder;
import org.digitmill.image.decode.pdf.PdfPages;
import org.digitmill.image.decode.png.PngDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.decode.tiff.TiffPages;

/**
 * Opens a file whose format is known with the decoder of that format.
 *
 * <p>Not safe for use by several threads at once: it keeps a decompressor and buffers for the next picture.
 */
public final class FormatDecoder {
    private final ImageLimits limits;
    private final int pdfResolution;
    private final PngDecoder png = new PngDecoder();
    private final JpegDecoder jpeg = new JpegDecoder();

    /** @param pdfResolution dots per inch that a page of a PDF file is drawn with */
    public FormatDecoder(ImageLimits limits, int pdfResolution) {
        this.limits = limits;
        this.pdfResolution = pdfResolution;
    }

    /**
     * The pages in the first {@code length} bytes of {@code content}, decoded by the thread that reads them.
     *
     * @throws ImageException with the reason, when these bytes are no picture that can be read
     */
    public PageSource open(ImageFormat format, byte[] content, int length) throws ImageException {
        return switch (format) {
            case PNG -> png.open(content, length, limits);
            case JPEG -> jpeg.open(content, length, limits);
            case TIFF -> TiffPages.open(content, length, limits);
            case PDF -> PdfPages.open(content, length, limits, pdfResolution);
            case GIF, BMP, WEBP, PNM, JPEG2000 -> LibraryPicture.open(format, content, length, limits);
        };
    }
}
