package org.digitmill.cli.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitmill.InputException;
import org.digitmill.storage.HadoopFiles;

/** A file that a command writes under a temporary name and renames, so that a reader sees the old file or the new one. */
public final class WrittenFile {
    private final Path path;

    private WrittenFile(Path path) {
        this.path = path;
    }

    /**
     * Checks that the file can be written, before the long operation begins.
     *
     * @param what for messages: "The report"
     */
    public static WrittenFile prepare(Path given, String what) {
        Path path = given.toAbsolutePath();
        if (Files.isDirectory(path)) {
            throw new InputException(what + " " + given + " would be a file, but there is a directory of that name.");
        }
        try {
            Files.createDirectories(path.getParent());
            Files.delete(Files.createTempFile(path.getParent(), ".digitmill-", ".part"));
        } catch (IOException unwritable) {
            throw new InputException(
                    what + " " + given + " could not be written: "
                            + unwritable.getClass().getSimpleName() + ", " + unwritable.getMessage()
                            + ". Choose a place that can be written.",
                    unwritable);
        }
        return new WrittenFile(path);
    }

    public void publish(byte[] content) throws IOException {
        HadoopFiles.write(path, content);
    }
}
