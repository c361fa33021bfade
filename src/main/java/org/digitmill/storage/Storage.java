package org.digitmill.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations on one kind of file system. Paths come from {@link HadoopFiles#resolve}. */
interface Storage {
    /** The file at the path, if there is one. */
    Optional<StoredFile> find(String path) throws IOException;

    /** The entries of a directory, in no order. */
    List<StoredFile> list(String directory) throws IOException;

    InputStream open(String path) throws IOException;

    /** The bytes of a file from an offset on, without reading those before. */
    InputStream openAt(String path, long offset) throws IOException;

    /** Creates or replaces a file; parent directories are created. */
    OutputStream create(String path) throws IOException;

    /**
     * Writes a file elsewhere in its directory, under a name that nobody else has, and renames it: a reader sees the old file or the new
     * one, where the storage renames atomically. Parent directories are created.
     */
    default void write(String path, byte[] content, int length) throws IOException {
        int name = path.lastIndexOf('/') + 1;
        String part = path.substring(0, name) + "." + path.substring(name) + "." + UUID.randomUUID() + ".part";
        try {
            try (OutputStream output = create(part)) {
                output.write(content, 0, length);
            }
            replace(part, path);
        } catch (IOException | RuntimeException failed) {
            try {
                delete(part);
            } catch (IOException again) {
                failed.addSuppressed(again);
            }
            throw failed;
        }
    }

    /** Renames a file over another atomically: a reader always sees the old file or the new one. */
    void replace(String from, String to) throws IOException;

    /**
     * Renames a file to a name that must be free.
     *
     * @return false if the name is taken; the file then stays where it is
     */
    boolean moveToNew(String from, String to) throws IOException;

    StorageGuarantee guarantee(String path);

    /** Deletes a file, or a directory with its content. A missing file is not an error. */
    void delete(String path) throws IOException;

    void makeDirectories(String path) throws IOException;

    String absolute(String path);

    /** The path without links. */
    String identity(String path) throws IOException;
}
