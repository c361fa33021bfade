package org.digitmill.dataset.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.Sha256;
import org.digitmill.dataset.format.PublishedFile;

/** Checks whether a file on disk, plain or gzip, is the published one. */
public final class FileCheck {
    private FileCheck() {}

    /** What is wrong with the decompressed bytes of a file, as a phrase, or empty. */
    public static Optional<String> fault(Path path, PublishedFile file) throws IOException {
        MessageDigest digest = Sha256.start();
        long length = 0;
        try (ContentStream content = ContentStream.of(Files.newInputStream(path), "the file")) {
            byte[] chunk = new byte[1 << 16];
            for (int count = 0; count >= 0 && length <= file.length(); count = content.read(chunk, 0, chunk.length)) {
                digest.update(chunk, 0, count);
                length += count;
            }
        } catch (InputException broken) {
            return Optional.of(broken.getMessage());
        }
        if (length > file.length()) {
            return Optional.of(
                    "the file is too long: expected %,d unpacked bytes, found more".formatted(file.length()));
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(file.sha256())
                ? Optional.empty()
                : Optional.of("the file has the wrong content: expected %,d bytes with sha256 %s, found %,d with %s"
                        .formatted(file.length(), file.sha256(), length, found));
    }
}
