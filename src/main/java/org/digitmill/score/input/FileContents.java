package org.digitmill.score.input;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.storage.HadoopFiles;

/**
 * Reads whole files into a reused buffer. Not safe for use by several threads at once.
 *
 * <p>A local file is opened by the plainest class there is: for small files, opening is most of the work.
 */
public final class FileContents {
    private static final int FIRST_SIZE = 1 << 16;
    /** After a larger file its memory is let go. */
    private static final int KEPT_SIZE = 1 << 22;

    private final HadoopFiles files;
    private final CRC32 checksum = new CRC32();
    private Inflater inflater;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean whole;

    public FileContents(HadoopFiles files) {
        this.files = files;
    }

    /** The bytes of the last file that was read; only the first {@link #length} belong to it. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Whether the last file was read to its end. */
    public boolean isWhole() {
        return whole;
    }

    /** Nothing is read. */
    public void forget() {
        length = 0;
        whole = false;
    }

    /**
     * Reads a file of at most {@code most} bytes; false if it has more.
     *
     * @param content of an entry of an archive that can be read only from its beginning, or of bytes in memory; else null
     * @throws ImageException if an archive contradicts itself
     */
    public boolean read(ListedFile file, InputStream content, long most) throws IOException, ImageException {
        forget();
        if (bytes.length > KEPT_SIZE) {
            bytes = new byte[FIRST_SIZE];
        }
        if (file.entry() == null) {
            try (InputStream input = content == null ? open(file.path()) : content) {
                whole = fill(input, file.length(), most);
            }
            return whole;
        }
        try {
            // What an entry has beyond its own length is not unpacked: it may be gigabytes.
            whole = readEntry(file, content, Math.min(most, file.length()));
        } catch (EOFException e) {
            throw new ImageException(ImageErrorCode.TRUNCATED, "The archive ends before this entry does.", e);
        } catch (ZipException e) {
            throw corrupt(e);
        }
        boolean more = !whole && file.length() < most;
        if (more || whole && !isSound(file)) {
            throw corrupt(null);
        }
        return whole;
    }

    private boolean readEntry(ListedFile file, InputStream content, long most) throws IOException {
        if (content != null) {
            return fill(content, file.length(), most);
        }
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        inflater.reset();
        try (InputStream input = ArchiveInput.open(files, file.entry(), inflater)) {
            return fill(input, file.length(), most);
        }
    }

    private boolean isSound(ListedFile file) {
        boolean zip = file.entry().packing() == ArchiveEntry.Packing.ZIP_STORED
                || file.entry().packing() == ArchiveEntry.Packing.ZIP_DEFLATED;
        checksum.reset();
        checksum.update(bytes, 0, length);
        return length == file.length()
                && (!zip || (int) checksum.getValue() == file.entry().checksum());
    }

    private static ImageException corrupt(Exception cause) {
        String said = cause == null ? "Its checksum or its length is another" : cause.getMessage();
        return new ImageException(
                ImageErrorCode.CORRUPT, "The entry does not unpack to what its archive says. " + said + ".", cause);
    }

    /** @param expected bytes, as they were listed: memory is taken once, and not by doubling */
    private boolean fill(InputStream input, long expected, long most) throws IOException {
        if (expected >= bytes.length) {
            bytes = new byte[(int) Math.min(Math.min(expected, most) + 1, Integer.MAX_VALUE - 8)];
        }
        while (length <= most) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8));
            }
            int got = input.read(bytes, length, bytes.length - length);
            if (got < 0) {
                return true;
            }
            length += got;
        }
        return false;
    }

    private InputStream open(String path) throws IOException {
        return files.isLocal(path) ? new FileInputStream(HadoopFiles.localPath(path)) : files.open(path);
    }
}
