package org.digitmill.score.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.input.FileBatch;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.reading.Quarantine;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLimitedBatchTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.5f);

    @TempDir
    private Path directory;

    /** A pipe that nobody writes to is a file that never ends, as one on a disk that hangs. */
    @Test
    void aFileThatHangsIsGivenUpAndTheOthersAreScored() throws Exception {
        int count = 200;
        int hanging = 117;
        String[] paths = new String[count];
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            Path file = directory.resolve(String.format("%03d.png", i));
            paths[i] = file.toString();
            if (i == hanging) {
                makePipe(file);
            } else {
                byte[] content = SampleFiles.digit(i);
                lengths[i] = Files.write(file, content).toFile().length();
            }
        }
        byte[] problems = new byte[count];
        Arrays.fill(problems, (byte) -1);
        FileBatch batch = new FileBatch(0, paths, lengths, new long[count], problems, new int[count], null);
        RunContext run = new RunContext(
                new HadoopFiles(new Configuration()),
                new OutputLayout(directory + "/out"),
                new ReadingOptions(ReadingMode.AUTO, PrintedDigits.SKIP, ImageLimits.DEFAULT, 1, 1, 300),
                Quarantine.NONE,
                null,
                ReaderModels.ofDigits(MODEL),
                new RowOrigin("run", MODEL.sha256()));
        List<ScoredFile> scored = new ArrayList<>();
        try (TimeLimitedBatch watched = new TimeLimitedBatch(run, batch)) {
            watched.forEachRemaining(scored::add);
        }
        assertEquals(
                List.of(paths), scored.stream().map(file -> file.file().path()).toList());
        for (int i = 0; i < count; i++) {
            assertEquals(
                    i == hanging ? ErrorCode.TIMED_OUT : null,
                    scored.get(i).file().errorCode(),
                    paths[i]);
        }
    }

    private static void makePipe(Path file) throws IOException, InterruptedException {
        try {
            assertEquals(
                    0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        } catch (IOException e) {
            Assumptions.abort("there is no mkfifo here");
        }
    }
}
