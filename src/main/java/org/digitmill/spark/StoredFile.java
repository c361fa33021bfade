package org.digitmill.spark;

/**
 * What a directory holds under one name.
 *
 * @param path absolute; on the local disk without a scheme, elsewhere with it
 * @param name the last part of the path
 * @param kind what it is
 * @param length bytes; 0 for what is no file
 * @param modified when it was last changed, microseconds since 1970 UTC
 */
public record StoredFile(String path, String name, Kind kind, long length, long modified) {
    /** What a name can stand for. Links are followed. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** A pipe, a socket or a device: reading it may never end. */
        SPECIAL,
        /** A link to nothing, or to itself. */
        DANGLING,
        /** Something that this user may not look at. */
        INACCESSIBLE,
        /** A name whose bytes are no text; the path shows them as {@code \xFF} and cannot be opened. */
        UNNAMEABLE
    }
}
