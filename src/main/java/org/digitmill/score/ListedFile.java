package org.digitmill.score;

/**
 * A file as it was found when the inputs were listed.
 *
 * @param path absolute
 * @param length bytes
 * @param modified microseconds since 1970 UTC
 * @param problem why it cannot even be opened; null where nothing is known against it
 */
public record ListedFile(String path, long length, long modified, ErrorCode problem) {}
