package org.digitmill.score.row;

/**
 * A file as it was when it was listed.
 *
 * @param path as {@link org.digitmill.spark.HadoopFiles#resolve} names it
 * @param length bytes
 * @param modified when it was last changed, in microseconds since 1970 UTC
 */
public record FileVersion(String path, long length, long modified) {}
