package org.digitmill.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.SyntheticDigits;
import org.digitmill.image.Pictures;
import org.digitmill.spark.HadoopFiles;

/** Small PNG files on HDFS, to be scored. */
final class ImagesOnHdfs {
    private static final int PER_DIRECTORY = 1_000;

    private ImagesOnHdfs() {}

    /** Writes files of a digit each. */
    static void write(HadoopFiles files, String directory, int count) {
        LabelledDigits digits = SyntheticDigits.draw(count, 7);
        IntStream.range(0, count).parallel().forEach(i -> {
            String path = String.format("%s/%03d/digit-%06d.png", directory, i / PER_DIRECTORY, i);
            try (OutputStream out = files.create(path)) {
                out.write(png(digits, i));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Writes one archive of digits, and some entries that are none. */
    static void writeArchive(HadoopFiles files, String path, int count) throws IOException {
        LabelledDigits digits = SyntheticDigits.draw(count, 8);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry(String.format("digit-%06d.png", i)));
                byte[] png = png(digits, i);
                // Every hundredth is cut off in its midst.
                zip.write(i % 100 == 99 ? Arrays.copyOf(png, png.length / 2) : png);
                zip.closeEntry();
            }
        }
        try (OutputStream out = files.create(path)) {
            content.writeTo(out);
        }
    }

    private static byte[] png(LabelledDigits digits, int index) {
        return Pictures.greyPng(LabelledDigits.SIDE, LabelledDigits.SIDE, digits.digit(index));
    }
}
