package org.digitmill.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Looks through the compressed parts of a PDF file before anything unpacks them: a part that would fill the heap is refused.
 *
 * <p>Parts are found by the words around them and not through the file's directory, for that can be compressed itself.
 */
final class PdfStreams {
    private static final byte[] BEGIN = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] END = {'e', 'n', 'd', 's', 't', 'r', 'e', 'a', 'm'};
    /** What the compression can make of a byte at most. */
    private static final long GREATEST_RATIO = 1_032;

    private static final int DEEPEST = 3;

    private final byte[] content;
    private final int length;
    private final long limit;

    private PdfStreams(byte[] content, int length, long limit) {
        this.content = content;
        this.length = length;
        this.limit = limit;
    }

    /** @param limit bytes that one part may unpack to */
    static void check(byte[] content, int length, long limit) throws ImageException {
        new PdfStreams(content, length, limit).check();
    }

    private void check() throws ImageException {
        int at = find(BEGIN, 0);
        while (at >= 0) {
            int start = at + BEGIN.length;
            while (start < length && (content[start] == '\r' || content[start] == '\n')) {
                start++;
            }
            int end = find(END, start);
            int stop = end < 0 ? length : end;
            // Packed twice, a part can grow by the square.
            if (isCompressed(start) && (stop - start) * GREATEST_RATIO * GREATEST_RATIO > limit) {
                check(start, stop);
            }
            at = end < 0 ? -1 : find(BEGIN, end + END.length);
        }
    }

    private void check(int start, int stop) throws ImageException {
        byte[] buffer = new byte[1 << 14];
        try (InputStream unpacked = unpack(new ByteArrayInputStream(content, start, stop - start))) {
            long size = 0;
            for (int got = unpacked.read(buffer); got >= 0; got = unpacked.read(buffer)) {
                size += got;
                if (size > limit) {
                    throw new ImageException(
                            ImageErrorCode.COMPRESSION_BOMB,
                            "The part of the PDF file at byte " + start + " has " + (stop - start)
                                    + " bytes and unpacks to more than " + limit + ".");
                }
            }
        } catch (IOException e) {
            // Not compressed after all, or damaged: who needs this part will say so.
        }
    }

    /** What is packed once more is unpacked once more. */
    private static InputStream unpack(InputStream packed) throws IOException {
        InputStream current = packed;
        for (int depth = 0; depth < DEEPEST; depth++) {
            PushbackInputStream ahead = new PushbackInputStream(current, 2);
            byte[] first = ahead.readNBytes(2);
            ahead.unread(first);
            if (first.length < 2 || !isHeader(first[0], first[1])) {
                return ahead;
            }
            current = new InflaterInputStream(ahead);
        }
        return current;
    }

    private boolean isCompressed(int at) {
        return at + 1 < length && isHeader(content[at], content[at + 1]);
    }

    /** The two bytes that zlib data begins with (RFC 1950). */
    private static boolean isHeader(byte first, byte second) {
        return (first & 0x0F) == 8 && ((first & 0xFF) << 8 | second & 0xFF) % 31 == 0;
    }

    private int find(byte[] word, int from) {
        for (int at = from; at <= length - word.length; at++) {
            int i = 0;
            while (i < word.length && content[at + i] == word[i]) {
                i++;
            }
            if (i == word.length) {
                return at;
            }
        }
        return -1;
    }
}
