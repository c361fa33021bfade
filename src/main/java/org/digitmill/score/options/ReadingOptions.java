package org.digitmill.score.options;

import java.io.Serializable;
import org.digitmill.InputException;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * Options of reading files, with limits.
 *
 * @param mode what pictures are taken for
 * @param printed what becomes of printed digits
 * @param limits of each picture
 * @param maximumEntries files in one archive, at least 1
 * @param maximumSeconds that one file may take, and the listing of one archive, at least 1
 * @param pdfResolution dots per inch that pages of PDF files are drawn with, 36 to 1200
 */
public record ReadingOptions(
        ReadingMode mode,
        PrintedDigits printed,
        ImageLimits limits,
        int maximumEntries,
        int maximumSeconds,
        int pdfResolution)
        implements Serializable {
    public static final ReadingOptions DEFAULT = new ReadingOptions(
            ReadingMode.AUTO,
            PrintedDigits.SKIP,
            ImageLimits.DEFAULT,
            ArchiveLimits.DEFAULT.maximumEntries(),
            ImageDecoder.DEFAULT_MAXIMUM_SECONDS,
            ImageDecoder.DEFAULT_PDF_RESOLUTION);

    public ReadingOptions {
        if (maximumEntries < 1 || maximumSeconds < 1) {
            throw new InputException("An archive may have at least one entry and a file at least one second, not "
                    + maximumEntries + " and " + maximumSeconds + ".");
        }
        if (pdfResolution < 36 || pdfResolution > 1_200) {
            throw new InputException(
                    "Pages of PDF files are drawn with 36 to 1200 dots an inch, not " + pdfResolution + ".");
        }
    }

    public ReadingOptions(ImageLimits limits) {
        this(
                DEFAULT.mode,
                DEFAULT.printed,
                limits,
                DEFAULT.maximumEntries,
                DEFAULT.maximumSeconds,
                DEFAULT.pdfResolution);
    }

    public ReadingOptions(ReadingMode mode, ImageLimits limits) {
        this(mode, DEFAULT.printed, limits, DEFAULT.maximumEntries, DEFAULT.maximumSeconds, DEFAULT.pdfResolution);
    }

    public ArchiveLimits archives() {
        return new ArchiveLimits(maximumEntries, ArchiveLimits.DEFAULT.maximumRatio(), maximumSeconds);
    }
}
