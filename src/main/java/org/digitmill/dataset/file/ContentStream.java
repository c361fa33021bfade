package org.digitmill.dataset.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.digitmill.InputException;

/**
 * The content of a file, decompressed if its first two bytes are those of gzip (1f 8b), whatever its name.
 *
 * <p>Errors while reading (a damaged or truncated gzip stream, bytes after its end, a failing disk) are {@link InputException}s that name
 * the file and the position.
 */
public final class ContentStream extends FilterInputStream {
    private final String name;
    private final boolean packed;
    private long position;

    private ContentStream(InputStream content, String name, boolean packed) {
        super(content);
        this.name = name;
        this.packed = packed;
    }

    /** The content of the file at {@code path}; the caller closes the stream. */
    public static ContentStream open(FileSource files, String path) {
        try {
            return of(files.open(path), path);
        } catch (IOException problem) {
            throw new InputException(path + " cannot be opened: " + Problems.describe(problem) + ".", problem);
        }
    }

    /** The content of a stream; {@code name} is its name in errors. Closing it closes {@code raw}. */
    public static ContentStream of(InputStream raw, String name) {
        BufferedInputStream bytes = new BufferedInputStream(raw, 1 << 16);
        try {
            bytes.mark(2);
            boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return new ContentStream(packed ? unpacked(bytes) : bytes, name, packed);
        } catch (IOException problem) {
            closeAfterFailure(raw, problem);
            throw new InputException(name + " is a broken gzip file: " + Problems.describe(problem) + ".", problem);
        }
    }

    /** All of a gzip stream, also of several one after the other. */
    private static InputStream unpacked(InputStream packed) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
    }

    private static void closeAfterFailure(InputStream stream, IOException failure) {
        try {
            stream.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int count = in.read(target, offset, length);
            position += Math.max(count, 0);
            return count;
        } catch (IOException problem) {
            String what = packed
                    ? "%s is a broken gzip file: expected a gzip stream that is whole, found after %,d unpacked bytes: %s. "
                            + "Copy or download it again."
                    : "%s cannot be read on after %,d bytes: %s.";
            throw new InputException(what.formatted(name, position, Problems.describe(problem)), problem);
        }
    }

    /** The next {@code count} bytes, or fewer at the end of the content; memory is allocated only as bytes arrive. */
    @Override
    public byte[] readNBytes(int count) {
        try {
            return super.readNBytes(count);
        } catch (IOException impossible) {
            throw new AssertionError("read() throws no IOException", impossible);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException problem) {
            throw new InputException(name + " cannot be closed: " + Problems.describe(problem) + ".", problem);
        }
    }
}
