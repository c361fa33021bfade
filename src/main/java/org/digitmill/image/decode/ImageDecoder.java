package org.digitmill.image.decode;

import org.digitmill.image.decode.codec.FormatDecoder;
import org.digitmill.image.decode.jpeg.JpegHeader;
import org.digitmill.image.decode.process.DecoderRequest;
import org.digitmill.image.decode.process.FileClock;
import org.digitmill.image.decode.process.ProcessPages;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.decode.source.UnreadFormat;
import org.digitmill.image.pixel.GreyImage;

/**
 * Decodes the bytes of a picture file into grey pixels. The format is recognised by content, not by name.
 *
 * <p>Colour is converted to grey by the luma of ITU-R Rec. BT.601, transparency is composed on white, 16 bits are rounded to 8, and a
 * photograph is turned upright by its EXIF orientation. A file that is truncated or inconsistent is an error, never a partial picture.
 * Limits are checked against the header, before memory for pixels is allocated.
 *
 * <p>Not safe for use by several threads at once: it keeps a decompressor and buffers for the next picture.
 */
public final class ImageDecoder {
    /** Default resolution for drawing pages of PDF files, in dots per inch: that of office scanners. */
    public static final int DEFAULT_PDF_RESOLUTION = 300;

    /** Default time limit for a file, in seconds. */
    public static final int DEFAULT_MAXIMUM_SECONDS = 300;

    static final int LEAST_PDF_RESOLUTION = 36;
    static final int GREATEST_PDF_RESOLUTION = 1_200;

    private static final int NO_PROCESS = 0;
    /** Pixels times scans of a JPEG file: a second, or two. */
    private static final long MODERATE_WORK = 1L << 26;

    private final ImageLimits limits;
    private final int pdfResolution;
    private final FormatDecoder decoder;
    private final int maximumSeconds;
    private final FileClock clock;

    public ImageDecoder(ImageLimits limits) {
        this(limits, DEFAULT_PDF_RESOLUTION);
    }

    /** @param pdfResolution dots per inch that a page of a PDF file is drawn with, 36 to 1200 */
    public ImageDecoder(ImageLimits limits, int pdfResolution) {
        this(limits, pdfResolution, NO_PROCESS, null);
    }

    private ImageDecoder(ImageLimits limits, int pdfResolution, int maximumSeconds, FileClock clock) {
        if (pdfResolution < LEAST_PDF_RESOLUTION || pdfResolution > GREATEST_PDF_RESOLUTION) {
            throw new IllegalArgumentException("Pages are drawn with 36 to 1200 dots an inch, not " + pdfResolution);
        }
        this.limits = limits;
        this.pdfResolution = pdfResolution;
        this.decoder = new FormatDecoder(limits, pdfResolution);
        this.maximumSeconds = maximumSeconds;
        this.clock = clock;
    }

    /**
     * A decoder that uses a child process for formats that may hang or exhaust memory: everything but PNG, and JPEG of moderate size.
     * That process is killed when it is late or out of memory, and the file is an error.
     *
     * @param pdfResolution dots per inch that a page of a PDF file is drawn with, 36 to 1200
     * @param maximumSeconds that a file may be in work until its pages are closed, at least 1
     * @param clock how long the file has been in work when it is opened
     */
    public static ImageDecoder withProcess(ImageLimits limits, int pdfResolution, int maximumSeconds, FileClock clock) {
        if (maximumSeconds < 1) {
            throw new IllegalArgumentException("A file has at least one second, not " + maximumSeconds);
        }
        return new ImageDecoder(limits, pdfResolution, maximumSeconds, clock);
    }

    /**
     * The same without a clock: the time of a file counts from its opening, up to {@link #DEFAULT_MAXIMUM_SECONDS}.
     *
     * @param pdfResolution dots per inch that a page of a PDF file is drawn with, 36 to 1200
     */
    public static ImageDecoder withProcess(ImageLimits limits, int pdfResolution) {
        return new ImageDecoder(limits, pdfResolution, DEFAULT_MAXIMUM_SECONDS, null);
    }

    /** The picture in all of {@code content}; of a file of several pages the first one. */
    public GreyImage decode(byte[] content) throws ImageException {
        return decode(content, content.length);
    }

    /** The picture in the first {@code length} bytes of {@code content}; of a file of several pages the first one. */
    public GreyImage decode(byte[] content, int length) throws ImageException {
        try (ImagePages pages = open(content, length)) {
            return pages.next().image();
        }
    }

    /**
     * The pages in the first {@code length} bytes of {@code content}, which must not change until the pages are closed. The decoder opens
     * one file at a time.
     *
     * @throws ImageException with the reason, when these bytes are no picture that can be read
     */
    public ImagePages open(byte[] content, int length) throws ImageException {
        if (length == 0) {
            throw new ImageException(ImageErrorCode.EMPTY_FILE, "The file is empty.");
        }
        limits.checkBytes(length);
        ImageFormat format = ImageFormat.of(content, length).orElseThrow(() -> unknown(content, length));
        PageSource source = maximumSeconds == NO_PROCESS || isBounded(format, content, length)
                ? decoder.open(format, content, length)
                : ProcessPages.open(
                        new DecoderRequest.Open(format, limits, pdfResolution, content, length),
                        maximumSeconds,
                        clock == null ? FileClock.started() : clock);
        return new OpenPages(format, source);
    }

    /** Whether time and memory of decoding are known beforehand, and moderate. What libraries do with a file is not known. */
    private boolean isBounded(ImageFormat format, byte[] content, int length) throws ImageException {
        return switch (format) {
            case PNG -> true;
            case JPEG -> JpegHeader.read(content, length, limits).work() <= MODERATE_WORK;
            case TIFF, PDF, GIF, BMP, WEBP, PNM, JPEG2000 -> false;
        };
    }

    private static ImageException unknown(byte[] content, int length) {
        return UnreadFormat.of(content, length)
                .map(UnreadFormat::refusal)
                .orElseGet(() -> new ImageException(
                        ImageErrorCode.NOT_AN_IMAGE, "The file does not begin as any known picture format does."));
    }
}
