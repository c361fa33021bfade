package org.digitmill.report;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.dataset.correction.CorrectedDigits;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.digitmill.page.ShippedModels;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.PageGenerator;
import org.digitmill.samples.pages.PageKind;
import org.digitmill.samples.pages.Wear;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.correction.CorrectionReport;
import org.digitmill.score.input.StoredContents;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages within an archive, from scoring to the report, to a person's answers, and back into the tables and the training. */
@Tag("slow")
class RoundTripTest {
    private static final int REVIEWED = 40;

    @TempDir
    Path directory;

    @Test
    void digitsOnLaterPagesOfEntriesOfArchivesAreSeenCorrectedAndLearnedFrom() throws Exception {
        Path archive = directory.resolve("night's <scans>.zip");
        BufferedImage level = page(3, Wear.NONE);
        BufferedImage askew = page(4, new Wear(2.5, 0, 0, 0, 0, 0, 0, 1));
        Files.write(
                archive,
                zip(
                        "scan.tif",
                        DocumentPictures.tiff("LZW", false, level, askew),
                        "scan.pdf",
                        DocumentPictures.scannedPdf(DocumentPictures.Storage.JPEG, 150, 0, level)));
        Path output = directory.resolve("out");
        new ScoreJob(
                        spark(),
                        ScoreOptions.of(List.of(archive.toString()), output.toString()),
                        new ReaderModels(new Doubtful(ShippedModels.digits()), ShippedModels.pages()),
                        ScoreProgress.NONE)
                .run();
        List<Row> turned = rows(output, "abs(turned) > 1");
        assertFalse(turned.isEmpty());
        turned.forEach(row -> assertEquals(2, row.<Integer>getAs("page")));
        assertEquals(150, rows(output, "path like '%pdf'").get(0).<Integer>getAs("dots_per_inch"));

        String html = ScoringReport.html(spark(), output.toString(), Optional.empty(), REVIEWED);
        assertEquals(3, count(html, "<svg class=\"page\""), "two pages of the TIFF and one of the PDF");
        assertEquals(
                rows(output, "digit is not null").size(), count(html, "class=\"doubtful\"/><text "), "a box a digit");
        assertEquals(1, count(html, "class=\"review\""), "the script's panel has no namesake");
        assertEquals(REVIEWED, count(html, "<img src=\"data:image/png"), "a picture for each digit to review");

        Path file = Files.writeString(directory.resolve("corrections.csv"), answers(html));
        List<Correction> corrections = Corrections.read(files(), file.toString());
        assertTrue(corrections.stream().anyMatch(one -> one.page() == 2 && Math.abs(one.turned()) > 1));
        CorrectedDigits learned =
                CorrectedDigits.read(new StoredContents(files()), corrections, "corrections", ImageLimits.DEFAULT);
        assertTrue(learned.digits().size() >= REVIEWED - 2, learned.problems().toString());

        CorrectionReport report = new CorrectionJob(spark(), output.toString(), file.toString()).run();
        assertEquals(REVIEWED, report.changed(), () -> report + " of " + corrections.size());
        assertEquals(REVIEWED, rows(output, "reviewed or read_as is not null").size());
        assertEquals(List.of(), rows(output, "read_as is not null and digit <> (read_as + 1) % 10"));
        assertEquals(turned.size(), rows(output, "abs(turned) > 1").size());
        assertEquals(List.of(), ScoreVerifier.verify(spark(), output.toString()).problems());
    }

    /** Each digit of the queue is said to be the next one after what was read. */
    private static String answers(String html) {
        StringBuilder csv = new StringBuilder(Corrections.header());
        Pattern.compile("data-row=\"([^\"]*)\"").matcher(html).results().forEach(row -> {
            String line = new String(Base64.getDecoder().decode(unescaped(row.group(1))), StandardCharsets.UTF_8);
            csv.append(line).append(next(read(line))).append("\r\n");
        });
        return csv.toString();
    }

    /** The column of what the model read, from the end of a line, since a path may hold commas. */
    private static String read(String line) {
        String[] header = Corrections.header().strip().split(",");
        int fromEnd = header.length - Arrays.asList(header).indexOf("read");
        String[] columns = line.split(",", -1);
        return columns[columns.length - fromEnd];
    }

    /** Ink that was not read becomes a four. */
    private static int next(String read) {
        return read.matches("[0-9]") ? (Integer.parseInt(read) + 1) % 10 : 4;
    }

    /**
     * A model with which every digit needs review.
     *
     * @param model that reads
     */
    private record Doubtful(ClassifierSource model) implements ClassifierSource {
        @Override
        public String sha256() {
            return model.sha256();
        }

        @Override
        public float reviewThreshold() {
            return 1.01f;
        }

        @Override
        public Classifier open() {
            return model.open();
        }
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#x3D;", "=").replace("&#61;", "=").replace("&#x2F;", "/");
    }

    private static BufferedImage page(long seed, Wear wear) throws IOException, ImageException {
        GeneratedPage page = new PageGenerator(SyntheticDigits.draw(200, 5)).page(PageKind.PLAIN, 150, seed, wear);
        GreyImage picture = new ImageDecoder(ImageLimits.DEFAULT).decode(page.content());
        return DocumentPictures.buffered(picture);
    }

    private static byte[] zip(String name, byte[] content, String otherName, byte[] other) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.putNextEntry(new ZipEntry(otherName));
            zip.write(other);
        }
        return bytes.toByteArray();
    }

    private static List<Row> rows(Path output, String condition) throws IOException {
        return ScoreOutput.open(spark(), output.toString())
                .digits()
                .filter(condition)
                .orderBy(col("path"))
                .collectAsList();
    }

    private static HadoopFiles files() {
        return new HadoopFiles(new Configuration());
    }

    private static SparkSession spark() {
        return LocalSpark.session(2);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
