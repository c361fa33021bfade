package org.digitmill.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One kind of file system. Paths come from {@link HadoopFiles#resolve}. */
interface Storage {
    /** What is at the path, or nothing. */
    Optional<StoredFile> find(String path) throws IOException;

    /** What a directory holds, in no order. */
    List<StoredFile> list(String directory) throws IOException;

    InputStream open(String path) throws IOException;

    /** The file from a byte on, without reading what stands before. */
    InputStream openAt(String path, long offset) throws IOException;

    /** A new file in place of any old one; parent directories are made. */
    OutputStream create(String path) throws IOException;

    /** Moves a file over another in one step: readers see the old one or the new one, and always one of them. */
    void replace(String from, String to) throws IOException;

    /** Takes a file away, or a directory with all that is in it; what is not there is no error. */
    void delete(String path) throws IOException;

    void makeDirectories(String path) throws IOException;

    String absolute(String path);

    /** The path without links. */
    String identity(String path) throws IOException;
}
