package org.digitmill.cli;

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
            description = "What a picture is taken for: a page of handwritten numbers, one digit, or by what it shows. "
                    + "Default: ${DEFAULT-VALUE}.")
    ReadingMode mode;

    @Option(
            names = "--printed",
            paramLabel = "skip|read",
            description = "What becomes of printed digits on pages: no row, or read like handwritten ones. "
                    + "Default: ${DEFAULT-VALUE}.")
    PrintedDigits printed;

    @Option(
            names = "--maximum-bytes",
            paramLabel = "N",
            description = "Larger files are rejected before they are read, in bytes. Default: ${DEFAULT-VALUE}.")
    long maximumBytes;

    @Option(
            names = "--maximum-pixels",
            paramLabel = "N",
            description =
                    "Larger images are rejected before memory is taken: width times height. Default: ${DEFAULT-VALUE}.")
    long maximumPixels;

    @Option(
            names = "--maximum-pages",
            paramLabel = "N",
            description = "Files of more pages are rejected before any is decoded, from 1. Default: ${DEFAULT-VALUE}.")
    int maximumPages;

    @Option(
            names = "--maximum-entries",
            paramLabel = "N",
            description = "Archives of more entries are rejected, from 1. Default: ${DEFAULT-VALUE}.")
    int maximumEntries;

    @Option(
            names = "--maximum-seconds",
            paramLabel = "N",
            description = "A file that takes longer is given up and rejected, from 1. Default: ${DEFAULT-VALUE}.")
    int maximumSeconds;

    @Option(
            names = "--pdf-resolution",
            paramLabel = "N",
            description =
                    "Dots an inch that pages of PDF files are drawn with, 36 to 1200; a page that is one scan is taken as it is. "
                            + "Default: ${DEFAULT-VALUE}.")
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
