package org.digitmill.score;

import java.io.Serializable;
import org.digitmill.InputException;

/**
 * How much an archive may hold.
 *
 * @param maximumEntries files in it, at least 1
 * @param maximumRatio how many times its own size an archive may unpack to, at least 1; up to {@link #ALWAYS_ALLOWED} bytes it may
 *     anyway
 */
record ArchiveLimits(int maximumEntries, int maximumRatio) implements Serializable {
    static final ArchiveLimits DEFAULT = new ArchiveLimits(200_000, 100);
    /** An archive of blank pages shrinks to a thousandth, and is no bomb. */
    static final long ALWAYS_ALLOWED = 4L << 30;

    ArchiveLimits {
        if (maximumEntries < 1 || maximumRatio < 1) {
            throw new InputException("An archive may have at least one entry and its own size, not " + maximumEntries
                    + " and " + maximumRatio + " times that.");
        }
    }

    /** Whether an archive of so many bytes unpacks to too many. */
    boolean isBomb(long archiveBytes, long unpackedBytes) {
        return unpackedBytes > ALWAYS_ALLOWED && unpackedBytes / maximumRatio > archiveBytes;
    }
}
