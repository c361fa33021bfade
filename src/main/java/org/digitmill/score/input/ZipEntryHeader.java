package org.digitmill.score.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipException;
import org.digitmill.score.row.ErrorCode;

/**
 * An entry of the central directory of a ZIP archive (APPNOTE.TXT 6.3, section 4.3.12).
 *
 * @param name as text
 * @param flags general purpose bits: 0 encrypted, 11 a name in UTF-8
 * @param method of compression: 0 none, 8 deflate
 * @param checksum CRC-32
 * @param stored bytes in the archive
 * @param length bytes unpacked
 * @param modified microseconds since 1970; ZIP's own time has no zone and is taken for UTC
 * @param unixMode type and permissions of the file, 0 if they are not known
 * @param header where the local header begins
 */
record ZipEntryHeader(
        String name,
        int flags,
        int method,
        int checksum,
        long stored,
        long length,
        long modified,
        int unixMode,
        long header) {
    private static final int SIGNATURE = 0x0201_4B50;
    private static final int FIXED_SIZE = 46;
    private static final int LINK = 0xA000;
    private static final int TYPE = 0xF000;
    private static final long TOO_LARGE = 0xFFFF_FFFFL;

    static ZipEntryHeader read(InputStream input) throws IOException {
        ByteBuffer fixed = ByteBuffer.wrap(bytes(input, FIXED_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
        if (fixed.getInt(0) != SIGNATURE) {
            throw new ZipException("The directory has no entry where one must be");
        }
        byte[] name = bytes(input, fixed.getShort(28) & 0xFFFF);
        ByteBuffer extra =
                ByteBuffer.wrap(bytes(input, fixed.getShort(30) & 0xFFFF)).order(ByteOrder.LITTLE_ENDIAN);
        bytes(input, fixed.getShort(32) & 0xFFFF);
        long[] sizes = {fixed.getInt(24) & TOO_LARGE, fixed.getInt(20) & TOO_LARGE, fixed.getInt(42) & TOO_LARGE};
        long modified = dosTime(fixed.getShort(12) & 0xFFFF, fixed.getShort(14) & 0xFFFF);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int size = Math.min(extra.getShort() & 0xFFFF, extra.remaining());
            ByteBuffer field = extra.slice(extra.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if (id == 1) {
                readBigSizes(field, sizes);
            } else if (id == 0x5455 && size >= 5 && (field.get(0) & 1) != 0) {
                modified = 1_000_000L * field.getInt(1);
            }
            extra.position(extra.position() + size);
        }
        if (sizes[0] < 0 || sizes[1] < 0 || sizes[2] < 0) {
            throw new ZipException("An entry has a size of more than 63 bits");
        }
        return new ZipEntryHeader(
                text(name),
                fixed.getShort(8),
                fixed.getShort(10),
                fixed.getInt(16),
                sizes[1],
                sizes[0],
                modified,
                fixed.getInt(38) >>> 16,
                sizes[2]);
    }

    /** In ZIP64, what is too large for its field stands here, and nothing else. */
    private static void readBigSizes(ByteBuffer field, long[] sizes) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == TOO_LARGE && field.remaining() >= 8) {
                sizes[i] = field.getLong();
            }
        }
    }

    private static long dosTime(int time, int date) {
        try {
            return 1_000_000L
                    * LocalDateTime.of(
                                    1980 + (date >> 9),
                                    date >> 5 & 15,
                                    date & 31,
                                    time >> 11,
                                    time >> 5 & 63,
                                    Math.min(59, 2 * (time & 31)))
                            .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** UTF-8 if it is that, else the letters of the first PC, which the format prescribes. */
    private static String text(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            Charset old = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
            return new String(name, old);
        }
    }

    boolean isDirectory() {
        return name.endsWith("/");
    }

    /** @param end of the archive, counted as its offsets are */
    ErrorCode problem(long end) {
        if ((unixMode & TYPE) == LINK) {
            return ErrorCode.NOT_A_FILE;
        }
        if ((flags & 1) != 0) {
            return ErrorCode.ENCRYPTED;
        }
        if (method != 0 && method != 8) {
            return ErrorCode.UNSUPPORTED_FORMAT;
        }
        return header > end - stored ? ErrorCode.TRUNCATED : null;
    }

    ArchiveEntry place(String archive, long shift) {
        ArchiveEntry.Packing packing =
                method == 8 ? ArchiveEntry.Packing.ZIP_DEFLATED : ArchiveEntry.Packing.ZIP_STORED;
        return new ArchiveEntry(archive, packing, header + shift, stored, checksum);
    }

    static byte[] bytes(InputStream input, int size) throws IOException {
        byte[] bytes = input.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("The archive ends in its directory");
        }
        return bytes;
    }
}
