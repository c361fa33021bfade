package org.digitmill.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.digitmill.InputException;

/** The models that come with the program. They lie in the jar, which is all that a driver on a cluster has. */
public final class ShippedModels {
    private ShippedModels() {}

    /** Reads one digit. */
    public static ModelBundle digits() {
        return read("digitmill.model", "the model of digits");
    }

    /** Finds the digits of a page. */
    public static ModelBundle pages() {
        return read("page-reader.model", "the page model");
    }

    /** Tells which digit a part of a page shows. */
    public static ModelBundle regions() {
        return read("region-reader.model", "the region model");
    }

    /** @param what it is, for the message where there is none */
    public static ModelBundle read(String name, String what) {
        try (InputStream content = ShippedModels.class.getResourceAsStream("/models/" + name)) {
            if (content == null) {
                throw new InputException("The model that comes with the program, data/models/" + name
                        + ", was not there when it was built. Name another as " + what + ".");
            }
            return ModelFile.read(content.readAllBytes(), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
