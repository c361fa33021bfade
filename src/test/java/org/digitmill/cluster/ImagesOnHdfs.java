package org.digitmill.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.Pictures;
import org.digitmill.storage.HadoopFiles;

/** Small PNG files on HDFS, to be scored. */
final class ImagesOnHdfs {
    private static final int PER_DIRECTORY = 1_000;
    /** A file on HDFS is mostly waiting for its name node and its data nodes. */
    private static final int WRITERS = 16;

    private ImagesOnHdfs() {}

    /** Writes files of a digit each. */
    static void write(HadoopFiles files, String directory, int count) throws InterruptedException, ExecutionException {
        LabelledDigits digits = SyntheticDigits.draw(count, 7);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String path = String.format("%s/%03d/digit-%06d.png", directory, i / PER_DIRECTORY, i);
                byte[] png = png(digits, i);
                written.add(writers.submit(() -> write(files, path, png)));
            }
            for (Future<?> file : written) {
                file.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static Void write(HadoopFiles files, String path, byte[] content) throws IOException {
        try (OutputStream out = files.create(path)) {
            out.write(content);
        }
        return null;
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
