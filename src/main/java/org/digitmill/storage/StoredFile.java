package org.digitmill.storage;

/**
 * An entry of a directory.
 *
 * @param path absolute path; on the local disk without a scheme, elsewhere with it
 * @param name the last part of the path
 * @param kind what it is
 * @param length size in bytes; 0 if it is not a file
 * @param modified time of the last change, microseconds since 1970 UTC
 */
public record StoredFile(String path, String name, Kind kind, long length, long modified) {
    /** Kinds of entries. Symbolic links are followed. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** A pipe, a socket or a device; reading it may never end. */
        SPECIAL,
        /** A symbolic link without a target, or to itself. */
        DANGLING,
        /** An entry that this user may not access. */
        INACCESSIBLE,
        /** A name whose bytes cannot be decoded; the path shows them as {@code \xFF} and cannot be opened. */
        UNNAMEABLE
    }
}
