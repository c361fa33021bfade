package org.digitmill.cli.score;

import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import picocli.CommandLine.Option;

/** The options of {@code score} that say how files are read, and when they are given up. */
final class ReadingArguments {
    @Option(
            names = "--mode",
            paramLabel = "page|digit|auto",
            description =
                    "What a picture is taken for: a page of handwritten numbers, one digit, or either, by what it shows. "
                            + "Default: ${DEFAULT-VALUE}.")
    ReadingMode mode;

    @Option(
            names = "--printed",
            paramLabel = "skip|read",
            description =
                    "Printed digits on pages: skip gives them no row, read reads them like handwritten ones. Default: "
                            + "${DEFAULT-VALUE}.")
    PrintedDigits printed;

    @Option(
            names = "--maximum-bytes",
            paramLabel = "N",
            description =
                    "Largest file size in bytes. Larger files are rejected before they are read. Default: ${DEFAULT-VALUE}.")
    long maximumBytes;

    @Option(
            names = "--maximum-pixels",
            paramLabel = "N",
            description =
                    "Largest number of pixels, width times height. Larger images are rejected before memory is allocated. "
                            + "Default: ${DEFAULT-VALUE}.")
    long maximumPixels;

    @Option(
            names = "--maximum-pages",
            paramLabel = "N",
            description =
                    "Largest number of pages, from 1. Files with more are rejected before a page is decoded. Default: "
                            + "${DEFAULT-VALUE}.")
    int maximumPages;

    @Option(
            names = "--maximum-entries",
            paramLabel = "N",
            description = "Largest number of entries of an archive, from 1. Archives with more are rejected. Default: "
                    + "${DEFAULT-VALUE}.")
    int maximumEntries;

    @Option(
            names = "--maximum-seconds",
            paramLabel = "N",
            description = "Time limit for a file in seconds, from 1. A file that takes longer is rejected. Default: "
                    + "${DEFAULT-VALUE}.")
    int maximumSeconds;

    @Option(
            names = "--pdf-resolution",
            paramLabel = "N",
            description =
                    "Resolution for drawing pages of PDF files, 36 to 1200 dots per inch. A page that is one scan is taken as "
                            + "it is stored. Default: ${DEFAULT-VALUE}.")
    int pdfResolution;

    ReadingOptions options() {
        return new ReadingOptions(
                mode,
                printed,
                new ImageLimits(maximumBytes, maximumPixels, maximumPages),
                maximumEntries,
                maximumSeconds,
                pdfResolution);
    }
}
