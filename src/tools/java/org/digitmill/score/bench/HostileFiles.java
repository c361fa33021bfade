package org.digitmill.score.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.HostilePdf;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.spark.LocalSpark;

/**
 * Scores good files, and then the same files with some that never end and some that exhaust memory: what these cost, and what they leave.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.HostileFiles DIRECTORY GOOD HOSTILE}. GOOD is the
 * number of good files, nine of ten of them PNG and the others TIFF and PDF; HOSTILE the number of each of the two kinds. It says how
 * long the second run may take: as long as the first, the seconds of the files that never end on each core, and a fifth.
 */
public final class HostileFiles {
    private static final int CORES = 2;
    private static final int SECONDS = 2;
    private static final int SIDE = 28;

    private HostileFiles() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Usage: HostileFiles DIRECTORY GOOD HOSTILE");
            return;
        }
        Path directory = Path.of(arguments[0]);
        Path good = Files.createDirectories(directory.resolve("good"));
        Path hostile = Files.createDirectories(directory.resolve("hostile"));
        writeGood(good, Integer.parseInt(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Files.write(hostile.resolve("endless-" + i + ".pdf"), HostilePdf.endless());
            byte[] large = i % 2 == 0 ? HostilePdf.large() : HostilePdf.largeFunction();
            Files.write(hostile.resolve("large-" + i + ".pdf"), large);
        }
        double seconds = 0;
        for (String run : List.of("first", "good")) {
            seconds = timed(run, List.of(good.toString()), directory.resolve("out-" + run));
        }
        Path output = directory.resolve("out-all");
        timed("all", List.of(good.toString(), hostile.toString()), output);
        double endless = (double) SECONDS * Integer.parseInt(arguments[2]) / CORES;
        System.err.printf("It may take %.1f s%n", 1.2 * (seconds + endless));
        sayCodes(output);
        Thread.sleep(10_000);
        long before = processorMillis();
        Thread.sleep(1_000);
        System.err.println("milliseconds of the processor in the eleventh second after the end: "
                + (processorMillis() - before) + ", processes: "
                + ProcessHandle.current().children().map(ProcessHandle::pid).toList());
        LocalSpark.session(CORES).stop();
    }

    private static void writeGood(Path directory, int count) throws IOException {
        byte[] pixels = SyntheticDigits.draw(count, 1).pixels();
        for (int i = 0; i < count; i++) {
            byte[] digit = new byte[SIDE * SIDE];
            System.arraycopy(pixels, i * digit.length, digit, 0, digit.length);
            GreyImage image = new GreyImage(SIDE, SIDE, digit);
            byte[] content =
                    switch (i % 20) {
                        case 0 -> DocumentPictures.tiff("LZW", false, DocumentPictures.buffered(image));
                        case 10 ->
                            DocumentPictures.scannedPdf(Storage.LOSSLESS, 150, 0, DocumentPictures.buffered(image));
                        default -> Pictures.greyPng(image);
                    };
            String ending = i % 20 == 0 ? ".tif" : i % 20 == 10 ? ".pdf" : ".png";
            Files.write(directory.resolve("good-" + i + ending), content);
        }
    }

    private static ScoreReport score(List<String> inputs, Path output) throws IOException {
        ReadingOptions reading = new ReadingOptions(
                ReadingMode.AUTO,
                PrintedDigits.SKIP,
                ReadingOptions.DEFAULT.limits(),
                ReadingOptions.DEFAULT.maximumEntries(),
                SECONDS,
                ReadingOptions.DEFAULT.pdfResolution());
        ScoreOptions options = new ScoreOptions(
                inputs,
                output.toString(),
                reading,
                ScoreOptions.DEFAULT_CHUNK_FILES,
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                true,
                "");
        return new ScoreJob(LocalSpark.session(CORES), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
    }

    private static double timed(String run, List<String> inputs, Path output) throws IOException {
        long start = System.nanoTime();
        ScoreReport report = score(inputs, output);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.err.printf("%s, %.1f s: %s%n", run, seconds, report);
        return seconds;
    }

    private static void sayCodes(Path output) {
        Dataset<Row> files =
                LocalSpark.session(CORES).read().parquet(output.resolve("files").toString());
        files.groupBy("status", "error_code")
                .count()
                .collectAsList()
                .forEach(row -> System.err.println("rows: " + row));
        files.selectExpr("path", "error_code", "error_message", "elapsed_ms")
                .where("coalesce(error_code, 'none') != case when path like '%endless%' then '" + ErrorCode.TIMED_OUT
                        + "' when path like '%large%' then '" + ErrorCode.OUT_OF_MEMORY + "' else 'none' end")
                .collectAsList()
                .forEach(row -> System.err.println("another code: " + row));
    }

    /** Time of the processor that this process and those that it started have taken. */
    private static long processorMillis() {
        long own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
        return own
                + ProcessHandle.current()
                        .children()
                        .map(child -> child.info().totalCpuDuration())
                        .flatMap(Optional::stream)
                        .mapToLong(duration -> duration.toMillis())
                        .sum();
    }
}
