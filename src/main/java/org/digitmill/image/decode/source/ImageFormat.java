package org.digitmill.image.decode.source;

import java.util.Locale;
import java.util.Optional;

/** The picture formats, recognised by their first bytes and never by the file's name. */
public enum ImageFormat {
    PNG,
    JPEG,
    TIFF,
    BMP,
    GIF,
    WEBP,
    PNM,
    PDF,
    /** Read where the user has added a reader, see {@code Jpeg2000}. */
    JPEG2000;

    private static final int[] PDF_BEGINNING = {'%', 'P', 'D', 'F', '-'};
    /** Readers take a PDF file that begins later, as one that came with its mail's or page's header (ISO 32000-1, annex H). */
    private static final int PDF_WITHIN = 1_024;

    /** The format's name as it stands in tables and messages: its own name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code content} begins as, whole or not; empty if it is no known format. */
    public static Optional<ImageFormat> of(byte[] content, int length) {
        FirstBytes first = new FirstBytes(content, length);
        if (first.are(0, 0x89, 'P', 'N', 'G')) {
            return Optional.of(PNG);
        }
        if (first.are(0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (first.are(8, 'C', 'R', 2, 0)) {
            // Canon's raw pictures begin as a TIFF file with a small copy of the picture.
            return Optional.empty();
        }
        if (first.are(0, 'I', 'I', 42, 0)
                || first.are(0, 'M', 'M', 0, 42)
                || first.are(0, 'I', 'I', 43, 0)
                || first.are(0, 'M', 'M', 0, 43)) {
            return Optional.of(TIFF);
        }
        if (first.are(0, 0, 0, 0, 12, 'j', 'P', ' ', ' ') || first.are(0, 0xFF, 0x4F, 0xFF, 0x51)) {
            return Optional.of(JPEG2000);
        }
        if (first.are(0, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        if (first.are(0, 'R', 'I', 'F', 'F') && first.are(8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        // Two letters are little evidence: the two reserved words must be zero, too.
        if (first.are(0, 'B', 'M') && first.are(6, 0, 0, 0, 0)) {
            return Optional.of(BMP);
        }
        if (first.at(0) == 'P' && first.at(1) >= '1' && first.at(1) <= '7' && Character.isWhitespace(first.at(2))) {
            return Optional.of(PNM);
        }
        return first.holds(PDF_BEGINNING, PDF_WITHIN) ? Optional.of(PDF) : Optional.empty();
    }

    private record FirstBytes(byte[] content, int length) {
        int at(int offset) {
            return offset < length ? content[offset] & 0xFF : -1;
        }

        /** Whether such bytes begin somewhere before {@code end}. */
        boolean holds(int[] expected, int end) {
            for (int at = 0; at < Math.min(end, length); at++) {
                if (are(at, expected)) {
                    return true;
                }
            }
            return false;
        }

        boolean are(int offset, int... expected) {
            for (int i = 0; i < expected.length; i++) {
                if (at(offset + i) != expected[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
