package org.digitmill.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.util.SerializableConfiguration;
import org.digitmill.dataset.file.FileSource;

/**
 * Access by path to files on the local disk and on every Hadoop file system.
 *
 * <p>A path without a scheme is on Hadoop's default file system, as everywhere in Spark. The local disk is accessed by Java's own
 * library, since Hadoop's local file system checks and writes a checksum file beside each file.
 *
 * <p>Serialized to executors. Safe for use by several threads at once.
 */
public final class HadoopFiles implements FileSource, Serializable {
    private static final String LOCAL = "file";

    private final SerializableConfiguration configuration;
    private final boolean localByDefault;

    public HadoopFiles(Configuration configuration) {
        this.configuration = new SerializableConfiguration(configuration);
        this.localByDefault =
                LOCAL.equals(FileSystem.getDefaultUri(configuration).getScheme());
    }

    public Configuration configuration() {
        return configuration.value();
    }

    /** Whether a path is on the local disk. */
    public boolean isLocal(String path) {
        String scheme = scheme(path);
        return scheme.isEmpty() ? localByDefault : scheme.equals(LOCAL);
    }

    /** The path on the local disk for Java's own library. */
    public static String localPath(String path) {
        if (!scheme(path).equals(LOCAL)) {
            return path;
        }
        String plain = path.substring(LOCAL.length() + 1);
        return plain.startsWith("///") ? plain.substring(2) : plain;
    }

    /** The scheme of a path, if it has one; a single letter is a Windows drive and no scheme. */
    private static String scheme(String path) {
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            if (letter == ':') {
                return i > 1 ? path.substring(0, i) : "";
            }
            boolean allowed = letter < 128 && (Character.isLetterOrDigit(letter) || "+.-".indexOf(letter) >= 0);
            if (!allowed) {
                return "";
            }
        }
        return "";
    }

    /**
     * The absolute form of a path, as it is written into tables: with its scheme, unless the path is on the local disk and paths without
     * a scheme are local.
     */
    public String resolve(String path) {
        return storage(path).absolute(path);
    }

    /** An identifier of a directory that does not depend on symbolic links; also for a directory that does not exist yet. */
    public String identity(String path) throws IOException {
        return storage(path).identity(resolve(path));
    }

    private Storage storage(String path) {
        return isLocal(path) ? new LocalStorage(localByDefault ? "" : LOCAL + ":") : new HadoopStorage(configuration());
    }

    /** The file at a path, if there is one. */
    public Optional<StoredFile> status(String path) throws IOException {
        return storage(path).find(resolve(path));
    }

    /** All entries of a directory, in no order. */
    public List<StoredFile> contents(String directory) throws IOException {
        return storage(directory).list(resolve(directory));
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        return status(path).flatMap(HadoopFiles::entry);
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        return contents(directory).stream()
                .flatMap(file -> entry(file).stream())
                .sorted(Comparator.comparing(Entry::name))
                .toList();
    }

    private static Optional<Entry> entry(StoredFile file) {
        boolean directory = file.kind() == StoredFile.Kind.DIRECTORY;
        return directory || file.kind() == StoredFile.Kind.FILE
                ? Optional.of(new Entry(file.path(), file.name(), file.length(), directory))
                : Optional.empty();
    }

    @Override
    public InputStream open(String path) throws IOException {
        return storage(path).open(resolve(path));
    }

    /** The bytes of a file from {@code offset} on, without reading those before; the caller closes the stream. */
    public InputStream openAt(String path, long offset) throws IOException {
        return storage(path).openAt(resolve(path), offset);
    }

    /**
     * Writes a whole file atomically: it is written elsewhere in its directory and renamed, so that a reader sees the old file or the new
     * one, and nothing stays if it fails. For object stores see {@link #replace}.
     */
    public void write(String path, byte[] content) throws IOException {
        write(path, content, content.length);
    }

    /** The same for the first bytes of an array. */
    public void write(String path, byte[] content, int length) throws IOException {
        storage(path).write(resolve(path), content, length);
    }

    /** The same for a file on the local disk, without Hadoop. */
    public static void write(Path path, byte[] content) throws IOException {
        new LocalStorage("").write(path.toAbsolutePath().toString(), content, content.length);
    }

    /** Creates or replaces a file; parent directories are created. The caller closes the stream. */
    public OutputStream create(String path) throws IOException {
        return storage(path).create(resolve(path));
    }

    /**
     * Renames a file over another atomically, on the same file system: a reader always sees the old file or the new one. Object stores
     * have no such operation; there a reader can find neither for a moment.
     */
    public void replace(String from, String to) throws IOException {
        storage(to).replace(resolve(from), resolve(to));
    }

    /**
     * Renames a file to a name that must be free, on the same file system. On an {@linkplain StorageGuarantee#ATOMIC atomic} storage exactly
     * one of several processes succeeds.
     *
     * @return false if the name is taken; the file then stays where it is
     */
    public boolean moveToNew(String from, String to) throws IOException {
        return storage(to).moveToNew(resolve(from), resolve(to));
    }

    /** What the file system of a path promises. */
    public StorageGuarantee guarantee(String path) {
        return storage(path).guarantee(resolve(path));
    }

    /** Deletes a file, or a directory with its content. A missing file is not an error. */
    public void delete(String path) throws IOException {
        storage(path).delete(resolve(path));
    }

    public void makeDirectories(String path) throws IOException {
        storage(path).makeDirectories(resolve(path));
    }

    /** Whether an error means that the file does not exist (any more). */
    public static boolean isMissing(IOException error) {
        return error instanceof NoSuchFileException || error instanceof FileNotFoundException;
    }
}
