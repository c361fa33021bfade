package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives that unpack to 16 GB, have a million entries or contain archives: each has a row, within limits of time and memory. */
@Timeout(300)
class ArchiveBombTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(new Configuration());

    @Test
    void sixteenGigabytesThatSaySoAreNotUnpacked() throws IOException {
        byte[] zip = ArchiveBombs.zip(4, 4_095 * MEGABYTE);
        assertTrue(zip.length < 18 * MEGABYTE, zip.length + " bytes");
        assertEquals(List.of("bomb.zip COMPRESSION_BOMB"), scored("bomb.zip", zip));
    }

    @Test
    void sixteenGigabytesThatSayLessAreUnpackedAsFarAsTheySay() throws IOException {
        List<String> rows = scored("bomb.zip", ArchiveBombs.zip(4, 1_000));
        assertEquals(
                List.of(
                        "bomb.zip!/0.png CORRUPT",
                        "bomb.zip!/1.png CORRUPT",
                        "bomb.zip!/2.png CORRUPT",
                        "bomb.zip!/3.png CORRUPT"),
                rows);
    }

    @Test
    void aCompressedTarIsToldByItsHeader() throws IOException {
        assertEquals(
                List.of("bomb.tar.gz COMPRESSION_BOMB"),
                scored("bomb.tar.gz", ArchiveBombs.compressedTar(16_380, 8_191 * MEGABYTE)));
    }

    @Test
    void anArchiveInAnArchiveIsNotOpenedHoweverLargeItIs() throws IOException {
        byte[] bomb = ArchiveBombs.zip(1, 4_095 * MEGABYTE);
        byte[] inner = SampleArchives.zip(Map.of("inner.zip", bomb), true, false);
        byte[] outer = SampleArchives.zip(Map.of("outer.zip", inner), true, false);
        assertEquals(List.of("nest.zip!/outer.zip UNSUPPORTED_FORMAT"), scored("nest.zip", outer));
    }

    @Test
    @Tag("slow")
    void aMillionEntriesAreRefusedOrListedAsTheLimitSays() throws IOException {
        int count = 1_000_000;
        Path archive = Files.write(directory.resolve("many.zip"), ArchiveBombs.manyEntries(count));
        assertEquals(List.of("many.zip TOO_MANY_ENTRIES"), listed(archive, ArchiveLimits.DEFAULT));
        List<String> listed = listed(archive, new ArchiveLimits(count, 100, 300));
        assertEquals(count, listed.size());
        assertEquals("many.zip!/00999999 null", listed.get(count - 1));
    }

    private List<String> listed(Path archive, ArchiveLimits limits) throws IOException {
        List<String> listed = new ArrayList<>();
        new FileLister(files, List.of(archive.toString()), List.of(), limits)
                .forEachRemaining(file -> listed.add(name(file.path()) + " " + file.problem()));
        return listed;
    }

    private List<String> scored(String name, byte[] archive) throws IOException {
        Path input = Files.write(directory.resolve(name), archive);
        String output = directory.resolve("out").toString();
        ScoreOptions options = ScoreOptions.of(List.of(input.toString()), output);
        assertEquals(ImageLimits.DEFAULT, options.reading().limits());
        new ScoreJob(LocalSpark.session(2), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
        assertEquals(
                List.of(), ScoreVerifier.verify(LocalSpark.session(2), output).problems());
        return LocalSpark.session(2).read().parquet(output + "/files").collectAsList().stream()
                .map(row -> name(row.getAs("path")) + " " + row.getAs("error_code"))
                .sorted()
                .toList();
    }

    private String name(String path) {
        return path.substring(directory.toString().length() + 1);
    }
}
