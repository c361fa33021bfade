package org.digitmill.score.options;

import java.io.Serializable;
import org.digitmill.InputException;

/**
 * Limits for archives.
 *
 * @param maximumEntries files in it, at least 1
 * @param maximumRatio how many times its own size an archive may unpack to, at least 1; up to {@link #ALWAYS_ALLOWED} bytes it may
 *     anyway
 * @param maximumSeconds that listing it may take, at least 1
 */
public record ArchiveLimits(int maximumEntries, int maximumRatio, int maximumSeconds) implements Serializable {
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(200_000, 100, 300);
    /** Size that is always allowed: an archive of blank pages shrinks to a thousandth and is not a bomb. */
    static final long ALWAYS_ALLOWED = 4L << 30;
    /** Characters of all names together, for each entry that an archive may have. */
    private static final int CHARACTERS_PER_NAME = 256;
    /** A single name may be long, though few entries are allowed. */
    private static final int LEAST_CHARACTERS = 1 << 20;

    public ArchiveLimits {
        if (maximumEntries < 1 || maximumRatio < 1 || maximumSeconds < 1) {
            throw new InputException("An archive may have at least one entry, its own size and one second, not "
                    + maximumEntries + ", " + maximumRatio + " times its size and " + maximumSeconds + " s.");
        }
    }

    /** Whether names of so many characters in all may be kept in memory. */
    public boolean allowsNames(long characters) {
        return characters <= Math.max(LEAST_CHARACTERS, (long) CHARACTERS_PER_NAME * maximumEntries);
    }

    /** Whether an archive of so many bytes unpacks to too many. */
    public boolean isBomb(long archiveBytes, long unpackedBytes) {
        return unpackedBytes > ALWAYS_ALLOWED && unpackedBytes / maximumRatio > archiveBytes;
    }
}
