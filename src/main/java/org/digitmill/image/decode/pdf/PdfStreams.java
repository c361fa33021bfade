package org.digitmill.image.decode.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;

/**
 * Checks the compressed parts of a PDF file before they are decompressed: a part that would fill the heap is refused.
 *
 * <p>Parts are found by their keywords and not through the file's cross-reference table, since that can be compressed itself. What zlib
 * packed is recognised by its first bytes, other ways to pack by the names in the part's dictionary. What is hidden from this, such as
 * pictures within the drawing of a page, is bounded by the memory of the {@code DecoderProcess}.
 */
final class PdfStreams {
    private static final byte[] BEGIN = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] END = {'e', 'n', 'd', 's', 't', 'r', 'e', 'a', 'm'};
    /** How often a part may be packed. Once is usual; twice makes some sense where the first time was for speed. */
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
            PdfFilters filters = PdfFilters.namedBefore(content, at);
            if (filters.areSeveralOrOthers()) {
                check(filters, start, stop);
            }
            if (isCompressed(start)) {
                check(start, stop);
            }
            at = end < 0 ? -1 : find(BEGIN, end + END.length);
        }
    }

    private void check(PdfFilters filters, int start, int stop) throws ImageException {
        if (filters.names().size() > DEEPEST) {
            throw tooDeep(start);
        }
        try {
            filters.unpack(content, start, stop, limit);
        } catch (PdfFilters.TooLongException e) {
            throw tooLong(start, stop);
        } catch (IOException e) {
            // Damaged: the reader of this part reports the error.
        }
    }

    /** Each level is counted by itself: what is packed once more and damaged within may be large all the same. */
    private void check(int start, int stop) throws ImageException {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            if (!isPackedOnceMore(start, stop, depth)) {
                return;
            }
        }
        throw tooDeep(start);
    }

    private static ImageException tooDeep(int start) {
        return new ImageException(
                ImageErrorCode.COMPRESSION_BOMB,
                "The part of the PDF file at byte " + start + " is packed more than " + DEEPEST + " times.");
    }

    private ImageException tooLong(int start, int stop) {
        return new ImageException(
                ImageErrorCode.COMPRESSION_BOMB,
                "The part of the PDF file at byte " + start + " has " + (stop - start)
                        + " bytes and unpacks to more than " + limit + ".");
    }

    /** Counts what a part is when it has been unpacked so many times, and says whether that is packed, too. */
    private boolean isPackedOnceMore(int start, int stop, int depth) throws ImageException {
        byte[] buffer = new byte[1 << 14];
        try (InputStream unpacked = unpack(new ByteArrayInputStream(content, start, stop - start), depth)) {
            byte[] first = unpacked.readNBytes(2);
            long size = first.length;
            for (int got = unpacked.read(buffer); got >= 0; got = unpacked.read(buffer)) {
                size += got;
                if (size > limit) {
                    throw tooLong(start, stop);
                }
            }
            return first.length == 2 && isHeader(first[0], first[1]);
        } catch (IOException e) {
            // Not compressed after all, or damaged: the reader of this part reports the error.
            return false;
        }
    }

    private static InputStream unpack(InputStream packed, int times) {
        InputStream current = packed;
        for (int depth = 0; depth < times; depth++) {
            current = new InflaterInputStream(current);
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
