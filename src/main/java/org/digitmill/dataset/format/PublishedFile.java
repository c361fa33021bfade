package org.digitmill.dataset.format;

import java.util.List;

/**
 * A published file with known content.
 *
 * @param name name of the decompressed file; compressed it ends in {@code .gz}
 * @param length size of the decompressed file
 * @param sha256 of the decompressed file, in lower-case hexadecimal
 */
public record PublishedFile(String name, long length, String sha256) {
    public String packedName() {
        return name + ".gz";
    }

    /** The possible names of the file, preferred ones first: decompressed before compressed, dash before dot. */
    public List<String> spellings() {
        String dotted = name.replace("-idx", ".idx");
        return List.of(name, dotted, name + ".gz", dotted + ".gz").stream()
                .distinct()
                .toList();
    }
}
