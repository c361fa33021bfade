package org.digitmill.model.keras;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.digitmill.InputException;

/**
 * A {@code .keras} file: a zip with the layers in {@code config.json} and the weights in {@code model.weights.h5}.
 *
 * @param weights the HDF5 file; not copied
 */
record KerasArchive(String config, byte[] weights) {
    private static final int MAXIMUM_CONFIG_BYTES = 16 << 20;
    private static final int MAXIMUM_WEIGHT_BYTES = 1 << 30;
    private static final int MAXIMUM_ENTRIES = 100;

    static boolean isArchive(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    static KerasArchive read(byte[] content, String origin) {
        byte[] config = null;
        byte[] weights = null;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAXIMUM_ENTRIES) {
                    throw damaged(origin, "it has more than " + MAXIMUM_ENTRIES + " entries");
                }
                switch (entry.getName()) {
                    case "config.json" -> config = bounded(zip, MAXIMUM_CONFIG_BYTES, entry, origin);
                    case "model.weights.h5" -> weights = bounded(zip, MAXIMUM_WEIGHT_BYTES, entry, origin);
                    default -> bounded(zip, MAXIMUM_CONFIG_BYTES, entry, origin);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw damaged(origin, broken.getMessage());
        }
        if (config == null || weights == null) {
            throw damaged(origin, "it has no " + (config == null ? "config.json" : "model.weights.h5"));
        }
        return new KerasArchive(new String(config, StandardCharsets.UTF_8), weights);
    }

    private static byte[] bounded(ZipInputStream zip, int limit, ZipEntry entry, String origin) throws IOException {
        byte[] bytes = zip.readNBytes(limit);
        if (zip.read() >= 0) {
            throw damaged(origin, "its entry " + entry.getName() + " has more than " + limit + " bytes");
        }
        return bytes;
    }

    private static InputException damaged(String origin, String what) {
        return new InputException("The file " + origin + " is no .keras file that can be read: " + what
                + ". Save it again with Keras's model.save.");
    }
}
