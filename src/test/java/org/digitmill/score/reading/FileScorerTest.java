package org.digitmill.score.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScorerTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.5f);

    @TempDir
    private Path directory;

    @Test
    void filesComeOutOnceAndInTheirOrder() throws IOException {
        List<ListedFile> listed = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            // Seven blank pages to a digit, so that files wait for the classifier for long.
            byte[] content = i % 8 == 0 ? SampleFiles.digit(i) : Pictures.greyPng(30, 30, new byte[900]);
            listed.add(write("file" + i, content));
        }
        List<ScoredFile> scored = score(ImageLimits.DEFAULT, listed);
        assertEquals(
                listed.stream().map(ListedFile::path).toList(),
                scored.stream().map(file -> file.file().path()).toList());
        assertEquals(
                88,
                scored.stream()
                        .filter(file -> file.file().status() == FileStatus.SCORED)
                        .count());
    }

    @Test
    void aRowDoesNotDependOnTheFilesScoredWithIt() throws IOException {
        List<ListedFile> listed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            listed.add(write("file" + i, SampleFiles.digit(i)));
        }
        List<ScoredFile> together = score(ImageLimits.DEFAULT, listed);
        for (int i = 0; i < 100; i++) {
            ScoredFile alone =
                    score(ImageLimits.DEFAULT, List.of(listed.get(i))).get(0);
            assertEquals(
                    alone.digits().get(0).reading().digit(),
                    together.get(i).digits().get(0).reading().digit());
            assertEquals(
                    alone.digits().get(0).reading().confidence(),
                    together.get(i).digits().get(0).reading().confidence());
            assertEquals(alone.file().sha256(), together.get(i).file().sha256());
        }
    }

    @Test
    void theRowSaysWhatIsKnown() throws Exception {
        byte[] content = SampleFiles.digit(5);
        ScoredFile scored =
                score(ImageLimits.DEFAULT, List.of(write("five", content))).get(0);
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
                scored.file().sha256());
        assertEquals("png", scored.file().format());
        assertEquals(1, scored.file().findings().pages());
        DigitRow digit = scored.digits().get(0);
        assertEquals(String.valueOf(digit.reading().digit()), scored.file().text());
        assertEquals(digit.reading().confidence() < 0.5f, digit.reading().needsReview());
    }

    @Test
    void whatCannotBeReadIsARow() throws IOException {
        ListedFile gone = new ListedFile(directory.resolve("gone").toString(), 10, 0, null);
        ListedFile folder = new ListedFile(directory.toString(), 10, 0, null);
        List<ScoredFile> scored = score(ImageLimits.DEFAULT, List.of(gone, folder));
        assertEquals(ErrorCode.VANISHED, scored.get(0).file().errorCode());
        assertEquals(ErrorCode.UNREADABLE, scored.get(1).file().errorCode());
        assertTrue(
                scored.get(1).file().outcome().errorMessage().contains("directory"),
                scored.get(1).toString());
    }

    @Test
    void aFileWithoutPermissionIsARow() throws IOException {
        ListedFile closed = write("closed", SampleFiles.digit(1));
        Path path = Path.of(closed.path());
        Assumptions.assumeTrue(
                path.toFile().setReadable(false) && !Files.isReadable(path), "this user reads everything");
        assertEquals(
                ErrorCode.UNREADABLE,
                score(ImageLimits.DEFAULT, List.of(closed)).get(0).file().errorCode());
    }

    @Test
    void bytesBeyondTheLimitAreNotRead() throws IOException {
        ListedFile large = write("large", new byte[2_000]);
        ListedFile grown = new ListedFile(large.path(), 10, 0, null);
        for (ScoredFile scored : score(new ImageLimits(1_999, 1_000_000), List.of(large, grown))) {
            assertEquals(ErrorCode.TOO_MANY_BYTES, scored.file().errorCode());
        }
    }

    @Test
    void largeFilesAreReadWhole() throws IOException {
        byte[] pixels = new byte[3_000 * 2_500];
        new Random(1).nextBytes(pixels);
        byte[] content = Pictures.greyPng(3_000, 2_500, pixels);
        assertTrue(content.length > 5_000_000);
        ScoredFile scored =
                score(ImageLimits.DEFAULT, List.of(write("large", content))).get(0);
        assertNotNull(scored.file().sha256());
        assertEquals("png", scored.file().format());
    }

    @Test
    void everyReasonOfTheDecoderIsOneOfTheTable() {
        for (ImageErrorCode code : ImageErrorCode.values()) {
            assertEquals(code.name(), ErrorCode.of(code).name());
        }
    }

    private ListedFile write(String name, byte[] content) throws IOException {
        Path path = Files.write(directory.resolve(name), content);
        return new ListedFile(path.toString(), content.length, 1_000_000, null);
    }

    private static List<ScoredFile> score(ImageLimits limits, List<ListedFile> listed) {
        List<ScoredFile> scored = new ArrayList<>();
        FileScorer scorer = new FileScorer(
                new HadoopFiles(new Configuration()),
                limits,
                ReadingMode.AUTO,
                OpenModels.ofDigits(MODEL.open()),
                MODEL.reviewThreshold(),
                new RowOrigin("run", MODEL.sha256()),
                scored::add);
        listed.forEach(scorer::add);
        scorer.finish();
        return scored;
    }
}
