package org.digitmill.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.PageNetworksSource;
import org.junit.jupiter.api.Assumptions;

/** The models that come with the program. Tests that need them are skipped if they are missing. */
public final class ShippedModels {
    private static final Path DIGITS = Path.of("data/models/digitmill.model");
    private static final Path PAGES = Path.of("data/models/page-reader.model");
    private static final Path REGIONS = Path.of("data/models/region-reader.model");

    private ShippedModels() {}

    public static ClassifierSource digits() {
        return read(DIGITS).source();
    }

    public static PageNetworksSource pages() {
        return PageNetworksSource.of(read(PAGES), read(REGIONS));
    }

    private static ModelBundle read(Path path) {
        Assumptions.assumeTrue(Files.isRegularFile(path), () -> "Skipped: there is no " + path);
        try {
            return ModelFile.read(Files.readAllBytes(path), path.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
