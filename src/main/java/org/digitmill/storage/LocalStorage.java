package org.digitmill.storage;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The local disk, accessed by Java's own library.
 *
 * @param prefix prefix of paths: empty, or a scheme if paths without one are on another file system
 */
record LocalStorage(String prefix) implements Storage {
    private static Path local(String path) {
        return Path.of(HadoopFiles.localPath(path));
    }

    @Override
    public String absolute(String path) {
        return prefix + local(path).toAbsolutePath().normalize();
    }

    @Override
    public String identity(String path) throws IOException {
        Path rest = Path.of("");
        for (Path there = local(path); there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return prefix + there.toRealPath().resolve(rest);
            }
            rest = there.getFileName().resolve(rest);
        }
        return path;
    }

    @Override
    public Optional<StoredFile> find(String path) {
        return Optional.ofNullable(describe(local(path)));
    }

    @Override
    public List<StoredFile> list(String directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(local(directory))) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        // On a network disk each call takes time, so several run concurrently.
        return paths.parallelStream()
                .map(this::describe)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The file at a path; null if it has just been deleted. */
    private StoredFile describe(Path path) {
        Optional<String> readable = LocalNames.unreadable(path);
        if (readable.isPresent()) {
            return new StoredFile(
                    prefix + path.getParent() + "/" + readable.get(), readable.get(), StoredFile.Kind.UNNAMEABLE, 0, 0);
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            StoredFile.Kind kind = attributes.isRegularFile()
                    ? StoredFile.Kind.FILE
                    : attributes.isDirectory() ? StoredFile.Kind.DIRECTORY : StoredFile.Kind.SPECIAL;
            long length = kind == StoredFile.Kind.FILE ? attributes.size() : 0;
            return file(path, kind, length, attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
        } catch (AccessDeniedException e) {
            return file(path, StoredFile.Kind.INACCESSIBLE, 0, 0);
        } catch (IOException e) {
            boolean link = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            return link ? file(path, StoredFile.Kind.DANGLING, 0, 0) : null;
        }
    }

    private StoredFile file(Path path, StoredFile.Kind kind, long length, long modified) {
        Path name = path.getFileName();
        return new StoredFile(prefix + path, name == null ? "" : name.toString(), kind, length, modified);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(local(path));
    }

    @Override
    public InputStream openAt(String path, long offset) throws IOException {
        FileInputStream input = new FileInputStream(HadoopFiles.localPath(path));
        try {
            input.getChannel().position(offset);
            return input;
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public OutputStream create(String path) throws IOException {
        Path file = local(path);
        Files.createDirectories(file.getParent());
        return Files.newOutputStream(file);
    }

    @Override
    public void replace(String from, String to) throws IOException {
        Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A hard link is the only operation of POSIX that takes a name exclusively for a file that has its content already. */
    @Override
    public boolean moveToNew(String from, String to) throws IOException {
        try {
            Files.createLink(local(to), local(from));
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (noLinks instanceof NoSuchFileException) {
                throw (NoSuchFileException) noLinks;
            }
            // FAT, for example. Other runs are kept away by the lock that the operating system holds.
            if (Files.exists(local(to))) {
                return false;
            }
            replace(from, to);
            return true;
        }
        Files.delete(local(from));
        return true;
    }

    @Override
    public StorageGuarantee guarantee(String path) {
        return StorageGuarantee.ATOMIC;
    }

    @Override
    public void delete(String path) throws IOException {
        Path start = local(path);
        if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void makeDirectories(String path) throws IOException {
        Files.createDirectories(local(path));
    }
}
