package org.digitmill.score.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.digitmill.image.decode.source.UnreadFormat;
import org.digitmill.storage.HadoopFiles;

/** The archive formats that are read in place, recognised by their first bytes. */
enum ArchiveFormat {
    ZIP,
    TAR,
    COMPRESSED_TAR;

    /** A header of a TAR archive. */
    private static final int TAR_HEADER = 512;
    /** Bytes of a compressed file that are decompressed to look for a TAR header. */
    private static final int PACKED_BEGINNING = 1 << 16;

    /** Files with these extensions are probably pictures; opening each to check would double the time for a small file. */
    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp", "pnm", "pbm", "pgm", "ppm", "pam", "pdf");

    /** Whether a file with this name is opened during listing. */
    static boolean isLikely(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || !PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The format of the archive at a path; empty if it is none or cannot be read. Reading it as a picture then gives the error. */
    static Optional<ArchiveFormat> of(HadoopFiles files, String path) {
        try (InputStream input = files.open(path)) {
            return of(input);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ArchiveFormat> of(InputStream input) throws IOException {
        byte[] first = input.readNBytes(TAR_HEADER);
        if (first.length < 4) {
            return Optional.empty();
        }
        boolean entry = first[2] == 3 && first[3] == 4;
        boolean end = first[2] == 5 && first[3] == 6;
        if (first[0] == 'P' && first[1] == 'K' && (entry || end)) {
            boolean document = UnreadFormat.of(first, first.length)
                    .filter(UnreadFormat::isZippedDocument)
                    .isPresent();
            return document ? Optional.empty() : Optional.of(ZIP);
        }
        if (first[0] == 0x1F && first[1] == (byte) 0x8B) {
            InputStream beginning = new SequenceInputStream(
                    new ByteArrayInputStream(first), new ByteArrayInputStream(input.readNBytes(PACKED_BEGINNING)));
            return isTar(new GZIPInputStream(beginning).readNBytes(TAR_HEADER))
                    ? Optional.of(COMPRESSED_TAR)
                    : Optional.empty();
        }
        return isTar(first) ? Optional.of(TAR) : Optional.empty();
    }

    /** By its checksum, which every TAR header has, old or new. */
    private static boolean isTar(byte[] header) {
        return header.length == TAR_HEADER && header[0] != 0 && TarUtils.verifyCheckSum(header);
    }
}
