package org.digitmill.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** File access for reading data sets by path, on the local disk or on a Hadoop file system. */
public interface FileSource {
    /**
     * A file or directory that exists.
     *
     * @param path what {@link #open} and {@link #list} take
     * @param name the last part of the path
     * @param length bytes; 0 for a directory
     */
    record Entry(String path, String name, long length, boolean directory) {}

    /** The file or directory at {@code path}, if there is one. */
    Optional<Entry> find(String path) throws IOException;

    /** The entries of a directory, sorted by name. */
    List<Entry> list(String directory) throws IOException;

    /** The bytes of a file; the caller closes the stream. */
    InputStream open(String path) throws IOException;
}
