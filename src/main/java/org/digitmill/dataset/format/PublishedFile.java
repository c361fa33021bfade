package org.digitmill.dataset.format;

import java.util.List;

/**
 * A file whose bytes are known, wherever it is copied from.
 *
 * @param name of the unpacked file; packed it ends in {@code .gz}
 * @param length bytes of the unpacked file
 * @param sha256 of the unpacked file, in lower-case hexadecimal
 */
public record PublishedFile(String name, long length, String sha256) {
    public String packedName() {
        return name + ".gz";
    }

    /** The names under which the file is found on people's disks, the best first: unpacked before packed, dash before dot. */
    public List<String> spellings() {
        String dotted = name.replace("-idx", ".idx");
        return List.of(name, dotted, name + ".gz", dotted + ".gz").stream()
                .distinct()
                .toList();
    }
}
