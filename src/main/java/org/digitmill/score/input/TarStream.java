package org.digitmill.score.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.storage.HadoopFiles;

/** Reads a TAR archive, compressed or not, from its beginning. */
public final class TarStream {
    private static final int BUFFER = 1 << 16;

    private TarStream() {}

    /** Receives an entry's content while the stream is at the entry. */
    public interface EntryReader {
        /** @param place of the entry in the stream, from 0 */
        boolean read(long place, InputStream content);
    }

    static void list(HadoopFiles files, ArchiveContent archive, boolean compressed) throws IOException {
        try (TarArchiveInputStream tar = open(files, archive.path(), compressed)) {
            long place = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                long start = tar.getBytesRead();
                long length = Math.max(0, entry.getSize());
                if (!archive.allows(length)) {
                    return;
                }
                if (!compressed && start + length > archive.length()) {
                    // Skipping beyond the end would give no error.
                    throw new EOFException("The archive ends within " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    ArchiveEntry.Packing packing =
                            compressed ? ArchiveEntry.Packing.COMPRESSED : ArchiveEntry.Packing.TAR;
                    archive.add(
                            entry.getName(),
                            length,
                            1_000 * entry.getLastModifiedDate().getTime(),
                            problem(entry),
                            new ArchiveEntry(archive.path(), packing, compressed ? place : start, length, 0));
                }
                place++;
            }
        }
    }

    private static ErrorCode problem(TarArchiveEntry entry) {
        boolean link = entry.isSymbolicLink() || entry.isLink();
        if (link || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            return ErrorCode.NOT_A_FILE;
        }
        return entry.isSparse() ? ErrorCode.UNSUPPORTED_FORMAT : null;
    }

    /** Passes each entry of a compressed archive to the reader, until it returns false. */
    public static void pass(HadoopFiles files, String archive, EntryReader reader) throws IOException {
        try (TarArchiveInputStream tar = open(files, archive, true)) {
            long place = 0;
            while (tar.getNextEntry() != null && reader.read(place, tar)) {
                place++;
            }
        }
    }

    private static TarArchiveInputStream open(HadoopFiles files, String path, boolean compressed) throws IOException {
        InputStream stored = files.open(path);
        try {
            // A buffer is useless if entries are skipped.
            InputStream plain =
                    compressed ? new BufferedInputStream(new GZIPInputStream(stored, BUFFER), BUFFER) : stored;
            return new TarArchiveInputStream(plain, "UTF-8");
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }
}
