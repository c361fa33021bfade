package org.digitmill.dataset.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is being written, under a hidden name in its target directory.
 *
 * <p>It is locked while its process runs, so that another process can distinguish it from what a killed process left. Closing it deletes
 * it unless it was published.
 */
final class PartFile implements AutoCloseable {
    private static final String SUFFIX = ".part";

    private final Path destination;
    private final Path path;
    private final FileChannel channel;

    private PartFile(Path destination, Path path, FileChannel channel) {
        this.destination = destination;
        this.path = path;
        this.channel = channel;
    }

    static PartFile create(Path destination) throws IOException {
        Path path = destination.resolveSibling(prefix(destination) + UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PartFile part = new PartFile(destination, path, channel);
        try {
            channel.lock();
            return part;
        } catch (IOException problem) {
            part.close();
            throw problem;
        }
    }

    /** Deletes partial files that killed processes left. */
    static void deleteAbandoned(Path destination) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                destination.toAbsolutePath().getParent(), file -> isPartOf(destination, file))) {
            for (Path part : parts) {
                if (isAbandoned(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static boolean isAbandoned(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static boolean isPartOf(Path destination, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(prefix(destination)) && name.endsWith(SUFFIX);
    }

    private static String prefix(Path destination) {
        return "." + destination.getFileName() + ".";
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
        return channel;
    }

    /** Renames the file to its final name atomically, replacing an existing one. */
    void publish() throws IOException {
        Files.move(path, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
