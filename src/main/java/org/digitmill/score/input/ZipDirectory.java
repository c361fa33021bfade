package org.digitmill.score.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipException;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.storage.HadoopFiles;

/**
 * Reads the central directory of a ZIP archive (APPNOTE.TXT 6.3, with ZIP64), entry by entry, on any file system.
 *
 * <p>Available libraries need the archive on the local disk, or keep about half a kilobyte per entry and look up each in turn. A ZIP
 * archive can have hundreds of thousands of entries, of which only the position is needed.
 */
final class ZipDirectory {
    private static final int END = 0x0605_4B50;
    private static final int END_SIZE = 22;
    private static final int BIG_LOCATOR = 0x0706_4B50;
    private static final int BIG_LOCATOR_SIZE = 20;
    private static final int BIG_END = 0x0606_4B50;
    private static final int BIG_END_SIZE = 56;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private final HadoopFiles files;
    private final ArchiveContent archive;

    ZipDirectory(HadoopFiles files, ArchiveContent archive) {
        this.files = files;
        this.archive = archive;
    }

    void read() throws IOException {
        long length = archive.length();
        int tailSize = (int) Math.min(length, LONGEST_COMMENT + END_SIZE + BIG_LOCATOR_SIZE);
        long tailStart = length - tailSize;
        ByteBuffer tail = range(tailStart, tailSize);
        int end = findEnd(tail);
        if (end < 0) {
            archive.fail(ErrorCode.TRUNCATED);
            return;
        }
        long count = tail.getShort(end + 10) & 0xFFFF;
        long size = tail.getInt(end + 12) & 0xFFFF_FFFFL;
        long offset = tail.getInt(end + 16) & 0xFFFF_FFFFL;
        long directoryEnd = tailStart + end;
        int locator = end - BIG_LOCATOR_SIZE;
        if (locator >= 0 && tail.getInt(locator) == BIG_LOCATOR) {
            directoryEnd = tail.getLong(locator + 8);
            ByteBuffer big = range(directoryEnd, BIG_END_SIZE);
            if (big.getInt(0) != BIG_END) {
                throw new ZipException("The ZIP64 directory is not where it should be");
            }
            count = big.getLong(32);
            size = big.getLong(40);
            offset = big.getLong(48);
        }
        // Data before the archive, such as a self-extracting program, shifts all offsets.
        long shift = directoryEnd - size - offset;
        if (count < 0 || size < 0 || offset < 0 || shift < 0) {
            throw new ZipException("The directory lies outside of the archive");
        }
        if (!archive.allowsEntries(count)) {
            return;
        }
        readEntries(offset + shift, count, shift);
    }

    private void readEntries(long start, long count, long shift) throws IOException {
        long stored = 0;
        try (InputStream input = new BufferedInputStream(files.openAt(archive.path(), start), 1 << 16)) {
            for (long i = 0; i < count; i++) {
                ZipEntryHeader entry = ZipEntryHeader.read(input);
                stored += entry.stored();
                // Entries with shared bytes: the only way to decompress to more than a thousand times the size.
                if (stored > archive.length()) {
                    archive.fail(ErrorCode.COMPRESSION_BOMB);
                    archive.entries().clear();
                    return;
                }
                if (!archive.allows(entry.length())) {
                    return;
                }
                if (!entry.isDirectory()) {
                    archive.add(
                            entry.name(),
                            entry.length(),
                            entry.modified(),
                            entry.problem(archive.length() - shift),
                            entry.place(archive.path(), shift));
                }
            }
        }
    }

    /** Where the end record is: the last one whose comment reaches just to the end. */
    private static int findEnd(ByteBuffer tail) {
        for (int at = tail.capacity() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_SIZE + (tail.getShort(at + 20) & 0xFFFF) <= tail.capacity()) {
                return at;
            }
        }
        return -1;
    }

    private ByteBuffer range(long start, int size) throws IOException {
        if (start < 0 || start > archive.length() - size) {
            throw new ZipException("The directory lies outside of the archive");
        }
        try (InputStream input = files.openAt(archive.path(), start)) {
            return ByteBuffer.wrap(ZipEntryHeader.bytes(input, size)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
