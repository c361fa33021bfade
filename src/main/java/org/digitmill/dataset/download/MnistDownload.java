package org.digitmill.dataset.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.digitmill.InputException;
import org.digitmill.dataset.file.Problems;
import org.digitmill.dataset.format.MnistFile;
import org.digitmill.dataset.format.PublishedFile;

/**
 * Downloads the four files of MNIST into a directory, from the first mirror with the right content.
 *
 * <p>A file gets its name only after the digest of its decompressed bytes was checked, so a reader sees a whole file or none, and a
 * failed or killed download leaves nothing that looks like data. Existing right files are kept. A file that has one of MNIST's names and
 * other content is renamed to {@code NAME.wrong} when the right one has arrived.
 */
public final class MnistDownload {
    /** Allowance for gzip, which makes incompressible bytes slightly longer. */
    private static final long PACKING_OVERHEAD = 1 << 16;

    /**
     * A file of MNIST that is in the directory.
     *
     * @param file its name, without {@code .gz}
     * @param path where it is
     * @param mirror the mirror that it came from; empty if the file existed already
     */
    public record Fetched(String file, Path path, Optional<URI> mirror) {}

    private final List<PublishedFile> files;
    private final HttpTransfer transfer;
    private final DownloadProgress progress;
    private final List<URI> mirrors;

    public MnistDownload(DownloadOptions options, DownloadProgress progress) {
        this(
                options,
                progress,
                Arrays.stream(MnistFile.values()).map(MnistFile::published).toList());
    }

    MnistDownload(DownloadOptions options, DownloadProgress progress, List<PublishedFile> files) {
        this.files = List.copyOf(files);
        this.transfer = new HttpTransfer(options);
        this.progress = progress;
        this.mirrors = new ArrayList<>(options.mirrors());
    }

    /**
     * Ensures that a directory contains the four files; it is created if it does not exist.
     *
     * @throws InputException if no mirror provided a file (with each mirror's reason), or if the directory cannot be written
     */
    public List<Fetched> fetch(Path directory) {
        List<Fetched> fetched = new ArrayList<>();
        try {
            // createDirectories treats a symbolic link to a directory as a file.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            for (PublishedFile file : files) {
                PartFile.deleteAbandoned(packed(directory, file));
            }
            for (PublishedFile file : files) {
                Optional<Path> present = rightFile(directory, file);
                fetched.add(
                        present.isPresent()
                                ? new Fetched(file.name(), present.get(), Optional.empty())
                                : download(directory, file));
            }
        } catch (IOException problem) {
            throw new InputException(
                    "%s cannot be used: %s (%s). Choose a directory that this user may read and write."
                            .formatted(
                                    directory,
                                    Problems.describe(problem),
                                    problem.getClass().getSimpleName()),
                    problem);
        }
        return fetched;
    }

    private Fetched download(Path directory, PublishedFile file) throws IOException {
        Path destination = packed(directory, file);
        StringJoiner causes = new StringJoiner("\n");
        for (URI mirror : List.copyOf(mirrors)) {
            try (PartFile part = PartFile.create(destination)) {
                Optional<String> problem = receive(mirror.resolve(file.packedName()), file, part);
                if (problem.isEmpty()) {
                    moveAside(candidates(directory, file));
                    part.publish();
                    Collections.swap(mirrors, 0, mirrors.indexOf(mirror));
                    return new Fetched(file.name(), destination, Optional.of(mirror));
                }
                causes.add("  - " + mirror + ": " + problem.get());
            }
        }
        throw new InputException(
                """
                %s could not be downloaded from any mirror:
                %s
                Copy MNIST's four files (%s, …) into %s yourself, or set the environment variable DIGITMILL_MNIST to a \
                directory that has them, or use the word synthetic as data."""
                        .formatted(file.packedName(), causes, files.get(0).packedName(), directory));
    }

    /** Downloads and checks a file; returns the error of this mirror, if any. */
    private Optional<String> receive(URI address, PublishedFile file, PartFile part) {
        try {
            long limit = file.length() + PACKING_OVERHEAD;
            transfer.get(
                    address,
                    new HttpBody(part.channel(), limit, (bytes, total) -> progress.update(file.name(), bytes, total)));
            return FileCheck.fault(part.path(), file);
        } catch (IOException problem) {
            return Optional.of(Problems.describe(problem));
        }
    }

    /** The right file under one of its possible names, if there is one; wrong files that a reader would prefer are renamed. */
    private static Optional<Path> rightFile(Path directory, PublishedFile file) throws IOException {
        List<Path> wrong = new ArrayList<>();
        for (Path path : candidates(directory, file)) {
            if (FileCheck.fault(path, file).isEmpty()) {
                moveAside(wrong);
                return Optional.of(path);
            }
            wrong.add(path);
        }
        return Optional.empty();
    }

    private static List<Path> candidates(Path directory, PublishedFile file) {
        return file.spellings().stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static void moveAside(List<Path> paths) throws IOException {
        for (Path path : paths) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".wrong"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path packed(Path directory, PublishedFile file) {
        return directory.resolve(file.packedName());
    }
}
