package org.digitmill.score.input;

import java.io.Serializable;

/**
 * The location of an entry's bytes in its archive.
 *
 * @param archive path of the archive
 * @param packing how they are stored
 * @param place for {@link Packing#COMPRESSED} the entry's place in the stream, from 0; for the others the byte that it begins at
 * @param stored bytes that it takes in the archive
 * @param checksum CRC-32 of its bytes, where the archive has one
 */
public record ArchiveEntry(String archive, Packing packing, long place, long stored, int checksum)
        implements Serializable {
    /** How entries are stored. */
    enum Packing {
        /** In a ZIP archive, as they are. */
        ZIP_STORED,
        /** In a ZIP archive, each compressed by itself. */
        ZIP_DEFLATED,
        /** In a TAR archive, as they are. */
        TAR,
        /** In a compressed TAR archive, that can be read only from its beginning. */
        COMPRESSED
    }

    public boolean isSequential() {
        return packing == Packing.COMPRESSED;
    }
}
