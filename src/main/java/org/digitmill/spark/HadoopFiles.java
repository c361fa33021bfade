package org.digitmill.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.util.SerializableConfiguration;
import org.digitmill.dataset.file.FileSource;

/**
 * Files on the local disk and on every file system that Hadoop reaches, by path.
 *
 * <p>A path without a scheme is on Hadoop's default file system, as everywhere in Spark. What is on the local disk takes the short
 * road through Java's own library: Hadoop's local file system checks and writes a checksum file beside each file.
 *
 * <p>Travels to executors. Safe for use by several threads at once.
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

    /** Whether a path is on the disk of the machine that asks. */
    public boolean isLocal(String path) {
        String scheme = scheme(path);
        return scheme.isEmpty() ? localByDefault : scheme.equals(LOCAL);
    }

    /** A path on the local disk as Java's own library takes it. */
    public static String localPath(String path) {
        if (!scheme(path).equals(LOCAL)) {
            return path;
        }
        String plain = path.substring(LOCAL.length() + 1);
        return plain.startsWith("///") ? plain.substring(2) : plain;
    }

    /** The scheme that a path begins with, or nothing; a single letter is a drive of Windows. */
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
     * The absolute form of a path, in which tables name it: with its scheme, unless it is on the local disk and that is where paths
     * without a scheme are.
     */
    public String resolve(String path) {
        return storage(path).absolute(path);
    }

    /** What tells a directory from every other one, whatever links lead to it; also of one that is not there yet. */
    public String identity(String path) throws IOException {
        return storage(path).identity(resolve(path));
    }

    private Storage storage(String path) {
        return isLocal(path) ? new LocalStorage(localByDefault ? "" : LOCAL + ":") : new HadoopStorage(configuration());
    }

    /** What is at a path, or nothing. */
    public Optional<StoredFile> status(String path) throws IOException {
        return storage(path).find(resolve(path));
    }

    /** What a directory holds, in no order; nothing is left out. */
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

    /** The bytes of a file from {@code offset} on, without reading what stands before; the caller closes the stream. */
    public InputStream openAt(String path, long offset) throws IOException {
        return storage(path).openAt(resolve(path), offset);
    }

    /** A new file in place of any old one; parent directories are made. The caller closes the stream. */
    public OutputStream create(String path) throws IOException {
        return storage(path).create(resolve(path));
    }

    /**
     * Moves a file over another in one step, on the same file system: readers see the old one or the new one, and always one of them.
     * Object stores have no such step; there a reader can meet a moment without either.
     */
    public void replace(String from, String to) throws IOException {
        storage(to).replace(resolve(from), resolve(to));
    }

    /** Takes a file away, or a directory with all that is in it; what is not there is no error. */
    public void delete(String path) throws IOException {
        storage(path).delete(resolve(path));
    }

    public void makeDirectories(String path) throws IOException {
        storage(path).makeDirectories(resolve(path));
    }

    /** Whether an error says that the file is not there (any more). */
    public static boolean isMissing(IOException error) {
        return error instanceof NoSuchFileException || error instanceof FileNotFoundException;
    }
}
