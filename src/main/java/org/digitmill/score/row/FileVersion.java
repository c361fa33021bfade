package org.digitmill.score.row;

/**
 * The identity of a file at the time of listing.
 *
 * @param path as {@link org.digitmill.storage.HadoopFiles#resolve} names it
 * @param length bytes
 * @param modified when it was last changed, in microseconds since 1970 UTC
 */
public record FileVersion(String path, long length, long modified) {}
