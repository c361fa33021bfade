package org.digitmill.score.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.io.TempDir;

/** ZIP archives: what they list, and the content of each entry. */
class ZipFuzzTest extends FuzzContract {
    private static final int MOST_BYTES = 1 << 20;

    private final HadoopFiles files = new HadoopFiles(new Configuration());
    private final Inflater inflater = new Inflater(true);

    @TempDir
    static Path directory;

    @Override
    protected List<byte[]> seeds() throws IOException {
        Map<String, byte[]> entries = Map.of("a.png", new byte[300], "b/c.png", new byte[] {1, 2, 3}, "ü", new byte[0]);
        return List.of(
                SampleArchives.zip(entries, true, false),
                SampleArchives.zip(entries, false, false),
                SampleArchives.zip(entries, true, true),
                SampleArchives.zip(Map.of(), true, false));
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        Path file = Files.write(directory.resolve("archive.zip"), input);
        ListedFile listed = new ListedFile(file.toString(), input.length, 0, null);
        ArchiveContent content = new ArchiveContent(listed, new ArchiveLimits(1_000, 100, 300));
        try {
            new ZipDirectory(files, content).read();
        } catch (IOException documented) {
            return;
        }
        for (ListedFile entry : content.entries()) {
            if (entry.problem() == null) {
                read(entry.entry());
            }
        }
    }

    private void read(ArchiveEntry entry) {
        inflater.reset();
        try (InputStream content = ArchiveInput.open(files, entry, inflater)) {
            content.readNBytes(MOST_BYTES);
        } catch (IOException documented) {
            // As it should be.
        }
    }
}
