package org.digitmill.score.input;

import java.util.Locale;
import java.util.Set;

/**
 * An estimate of the cost of scoring a file, as the size of a PNG file with the same decoding time. It uses name and length only, since
 * files are not opened while work is distributed.
 */
final class FileCost {
    /** What opening a file costs, which takes about 50 µs. */
    static final long OPENING = 4_096;

    /** What a page costs: decoding it in another process and looking for digits on it takes 50 ms at least, however short the file is. */
    private static final long DOCUMENT = 4L << 20;

    /** Names of files that a process of its own decodes, see {@link org.digitmill.image.decode.ImageDecoder}. */
    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "tif", "tiff", "webp", "gif", "bmp", "pnm", "pbm", "pgm", "ppm", "pam", "jp2", "j2k");

    private FileCost() {}

    static long of(String path, long length) {
        return OPENING + length + (isDocument(path) ? DOCUMENT : 0);
    }

    /** Whether the file is, by its name, one whose decoding may take all of the seconds that a file may take. */
    static boolean isDocument(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && DOCUMENTS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
