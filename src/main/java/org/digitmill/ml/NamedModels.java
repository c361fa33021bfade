package org.digitmill.ml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.digitmill.InputException;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.model.ShippedModels;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.storage.HadoopFiles;

/** Model files by the paths that parameters name; an empty path means the model that comes with the program. */
final class NamedModels {
    private NamedModels() {}

    static ReaderModels readers(HadoopFiles files, String digits, String pages, String regions) {
        return new ReaderModels(
                read(files, digits, ShippedModels::digits).source(),
                PageNetworksSource.of(
                        read(files, pages, ShippedModels::pages), read(files, regions, ShippedModels::regions)));
    }

    private static ModelBundle read(HadoopFiles files, String path, Supplier<ModelBundle> shipped) {
        return path.isEmpty() ? shipped.get() : read(files, path);
    }

    static ModelBundle read(HadoopFiles files, String path) {
        try (InputStream content = files.open(path)) {
            return ModelFile.read(content.readAllBytes(), path);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InputException("The model file " + path + " cannot be read: " + unreadable + ".", unreadable);
        }
    }
}
