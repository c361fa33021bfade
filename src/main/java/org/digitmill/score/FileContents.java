package org.digitmill.score;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.digitmill.spark.HadoopFiles;

/**
 * Reads whole files, one after the other, into the same memory. Not safe for use by several threads at once.
 *
 * <p>A local file is opened by the plainest class there is: for small files, opening is most of the work.
 */
final class FileContents {
    private static final int FIRST_SIZE = 1 << 16;
    /** After a larger file its memory is let go. */
    private static final int KEPT_SIZE = 1 << 22;

    private final HadoopFiles files;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    FileContents(HadoopFiles files) {
        this.files = files;
    }

    /** The bytes of the last file that was read; only the first {@link #length} belong to it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Reads a file of at most {@code maximumBytes}; false if it has more. */
    boolean read(String path, long maximumBytes) throws IOException {
        length = 0;
        if (bytes.length > KEPT_SIZE) {
            bytes = new byte[FIRST_SIZE];
        }
        try (InputStream input = open(path)) {
            while (length <= maximumBytes) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
                }
                int got = input.read(bytes, length, bytes.length - length);
                if (got < 0) {
                    return true;
                }
                length += got;
            }
        }
        return false;
    }

    private InputStream open(String path) throws IOException {
        return files.isLocal(path) ? new FileInputStream(HadoopFiles.localPath(path)) : files.open(path);
    }
}
