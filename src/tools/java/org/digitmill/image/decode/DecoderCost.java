package org.digitmill.image.decode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;

/**
 * What decoding pages in a process of its own costs beside decoding them here: the same files are read by both in turn, many times.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.image.decode.DecoderCost ROUNDS}. It prints the medians, in
 * milliseconds a file, and their ratio.
 */
public final class DecoderCost {
    private static final int RESOLUTION = 300;
    /** Rounds before those that count. */
    private static final int WARM = 10;

    private DecoderCost() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Usage: DecoderCost ROUNDS");
            return;
        }
        int rounds = Integer.parseInt(arguments[0]);
        ImageDecoder here = new ImageDecoder(ImageLimits.DEFAULT, RESOLUTION);
        ImageDecoder apart = ImageDecoder.withProcess(ImageLimits.DEFAULT, RESOLUTION);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            double[] own = new double[rounds];
            double[] other = new double[rounds];
            for (int round = -WARM; round < rounds; round++) {
                double first = milliseconds(here, file.getValue());
                double second = milliseconds(apart, file.getValue());
                if (round >= 0) {
                    own[round] = first;
                    other[round] = second;
                }
            }
            Arrays.sort(own);
            Arrays.sort(other);
            System.out.printf(
                    "%-24s %9d bytes  here %7.1f (%.1f to %.1f)  apart %7.1f (%.1f to %.1f)  ratio %.2f%n",
                    file.getKey(),
                    file.getValue().length,
                    own[rounds / 2],
                    own[rounds / 4],
                    own[3 * rounds / 4],
                    other[rounds / 2],
                    other[rounds / 4],
                    other[3 * rounds / 4],
                    other[rounds / 2] / own[rounds / 2]);
        }
    }

    private static double milliseconds(ImageDecoder decoder, byte[] content) throws ImageException {
        long start = System.nanoTime();
        decoder.decode(content);
        return (System.nanoTime() - start) / 1e6;
    }

    /** An A4 page at 300 dots an inch as each format stores it, a page that is drawn, and a single digit. */
    private static Map<String, byte[]> files() throws Exception {
        GreyImage page = a4(new ImageDecoder(ImageLimits.DEFAULT)
                .decode(Files.readAllBytes(Path.of("data/samples/page-form.png"))));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("TIFF, LZW", DocumentPictures.tiff("LZW", false, DocumentPictures.buffered(page)));
        files.put("TIFF, fax", DocumentPictures.tiff("CCITT T.6", false, DocumentPictures.bilevel(page)));
        files.put(
                "PDF, scan as JPEG",
                DocumentPictures.scannedPdf(Storage.JPEG, RESOLUTION, 0, DocumentPictures.buffered(page)));
        files.put(
                "PDF, scan as fax",
                DocumentPictures.scannedPdf(Storage.FAX, RESOLUTION, 0, DocumentPictures.bilevel(page)));
        files.put("PDF, drawn", Files.readAllBytes(Path.of("data/samples/page-table.pdf")));
        GreyImage digit = new ImageDecoder(ImageLimits.DEFAULT)
                .decode(Files.readAllBytes(Path.of("data/samples/3-light-on-dark-28.png")));
        files.put("TIFF, one digit", DocumentPictures.tiff("LZW", false, DocumentPictures.buffered(digit)));
        return files;
    }

    private static GreyImage a4(GreyImage page) {
        int width = 2_480;
        int height = 3_508;
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) page.at(x * page.width() / width, y * page.height() / height);
            }
        }
        return new GreyImage(width, height, pixels);
    }
}
