package org.digitmill.score.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.digitmill.storage.HadoopFiles;

/** Opens single entries of archives in place. */
final class ArchiveInput {
    private static final int LOCAL_HEADER = 0x0403_4B50;
    private static final int LOCAL_HEADER_SIZE = 30;

    private ArchiveInput() {}

    /** The entry's bytes, unpacked; the caller closes the stream, and resets the inflater before. */
    static InputStream open(HadoopFiles files, ArchiveEntry entry, Inflater inflater) throws IOException {
        InputStream input = files.openAt(entry.archive(), entry.place());
        try {
            if (entry.packing() != ArchiveEntry.Packing.TAR) {
                skipHeader(input);
            }
            InputStream stored = new Part(input, entry.stored());
            return entry.packing() == ArchiveEntry.Packing.ZIP_DEFLATED
                    ? new InflaterInputStream(stored, inflater, (int) Math.max(64, Math.min(1 << 14, entry.stored())))
                    : stored;
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static void skipHeader(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(LOCAL_HEADER_SIZE);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < LOCAL_HEADER_SIZE || header.getInt(0) != LOCAL_HEADER) {
            throw new ZipException("The archive has no entry where its directory says one is");
        }
        input.skipNBytes((header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF));
    }

    /** The next bytes of a stream and no more; it is an error when they are not there. */
    private static final class Part extends InputStream {
        private final InputStream input;
        private long left;

        Part(InputStream input, long length) {
            this.input = input;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = input.read(buffer, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new EOFException("The archive ends within the entry");
            }
            left -= got;
            return got;
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
