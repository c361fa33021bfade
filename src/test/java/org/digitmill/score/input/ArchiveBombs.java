package org.digitmill.score.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Writes small archives that unpack to many gigabytes, byte by byte, since compressing so much takes minutes. */
final class ArchiveBombs {
    private static final int ONCE = 1 << 20;
    private static final int TAR_HEADER = 512;

    private ArchiveBombs() {}

    /** Zero bytes, compressed as ZIP and gzip have it (RFC 1951): the same block over and over, which refers to nothing before it. */
    private static byte[] zeros(long megabytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[ONCE]);
        byte[] block = new byte[ONCE];
        int length = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
        deflater.end();
        ByteArrayOutputStream packed = new ByteArrayOutputStream((int) (megabytes * length) + 2);
        for (long i = 0; i < megabytes; i++) {
            packed.write(block, 0, length);
        }
        // The last block, an empty one.
        packed.write(3);
        packed.write(0);
        return packed.toByteArray();
    }

    /**
     * A ZIP archive of entries that unpack to 4,095 MiB each.
     *
     * @param said bytes that each entry says it has, of 32 bits without sign
     */
    static byte[] zip(int entries, long said) {
        byte[] packed = zeros(4_095);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            byte[] name = (i + ".png").getBytes(StandardCharsets.US_ASCII);
            int place = file.size();
            file.writeBytes(header(0x0403_4B50, 30)
                    .putShort(8, (short) 8)
                    .putInt(18, packed.length)
                    .putInt(22, (int) said)
                    .putShort(26, (short) name.length)
                    .array());
            file.writeBytes(name);
            file.writeBytes(packed);
            directory.writeBytes(header(0x0201_4B50, 46)
                    .putShort(10, (short) 8)
                    .putInt(20, packed.length)
                    .putInt(24, (int) said)
                    .putShort(28, (short) name.length)
                    .putInt(42, place)
                    .array());
            directory.writeBytes(name);
        }
        int start = file.size();
        file.writeBytes(directory.toByteArray());
        file.writeBytes(header(0x0605_4B50, 22)
                .putShort(8, (short) entries)
                .putShort(10, (short) entries)
                .putInt(12, directory.size())
                .putInt(16, start)
                .array());
        return file.toByteArray();
    }

    /** A directory of so many entries without content, and their headers, all of which are there. */
    static byte[] manyEntries(int count) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(94 * count);
        ByteArrayOutputStream directory = new ByteArrayOutputStream(54 * count);
        for (int i = 0; i < count; i++) {
            byte[] name = String.format("%08d", i).getBytes(StandardCharsets.US_ASCII);
            int place = file.size();
            file.writeBytes(header(0x0403_4B50, 30).putShort(26, (short) 8).array());
            file.writeBytes(name);
            directory.writeBytes(header(0x0201_4B50, 46)
                    .putShort(28, (short) 8)
                    .putInt(42, place)
                    .array());
            directory.writeBytes(name);
        }
        long start = file.size();
        file.writeBytes(directory.toByteArray());
        long end = file.size();
        file.writeBytes(header(0x0606_4B50, 56)
                .putLong(4, 44)
                .putLong(24, count)
                .putLong(32, count)
                .putLong(40, directory.size())
                .putLong(48, start)
                .array());
        file.writeBytes(header(0x0706_4B50, 20).putLong(8, end).putInt(16, 1).array());
        file.writeBytes(header(0x0605_4B50, 22)
                .putShort(8, (short) -1)
                .putShort(10, (short) -1)
                .putInt(12, -1)
                .putInt(16, -1)
                .array());
        return file.toByteArray();
    }

    private static ByteBuffer header(int signature, int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, signature);
    }

    /**
     * A compressed TAR archive of one entry, which unpacks to so many megabytes.
     *
     * @param said bytes that the entry says it has, below 8 GiB
     */
    static byte[] compressedTar(long megabytes, long said) {
        byte[] header = new byte[TAR_HEADER];
        put(header, 0, "0.png");
        put(header, 124, String.format("%011o", said));
        put(header, 148, "        ");
        put(header, 156, "0");
        int sum = 0;
        for (byte part : header) {
            sum += part;
        }
        put(header, 148, String.format("%06o", sum));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // The header of gzip (RFC 1952), and of the TAR archive as a block that is stored.
        file.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
        file.writeBytes(new byte[] {0, 0, 2, -1, -3});
        file.writeBytes(header);
        file.writeBytes(zeros(megabytes));
        return file.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, header, at, text.length());
    }
}
