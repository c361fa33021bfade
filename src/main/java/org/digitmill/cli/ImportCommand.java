package org.digitmill.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.keras.KerasModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        description = {
            "Makes a model file of a Keras model: a Sequential network in an .h5 or .keras file.",
            "It reads what it read in Keras, with the same probabilities. Nothing in the file is executed; a layer that has no counterpart "
                    + "is named."
        })
final class ImportCommand extends ResultCommand {
    private static final long MAXIMUM_BYTES = 1L << 30;

    @Option(
            names = "--keras",
            paramLabel = "FILE",
            required = true,
            description = "What model.save or model.save_weights wrote: .h5, .keras or .weights.h5.")
    Path keras;

    @Option(
            names = "--layers",
            paramLabel = "FILE",
            description = "What model.to_json() gave, where the file holds weights alone.")
    Path layers;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model file to write.")
    String model;

    /** The result in JSON. */
    record Result(String model, String sha256, String network, long parameters) {}

    @Override
    ExitCode execute() throws IOException {
        Models.prepare(model);
        Optional<String> json =
                Optional.ofNullable(layers).map(path -> new String(content(path), StandardCharsets.UTF_8));
        String name = String.valueOf(Path.of(model).getFileName());
        ModelBundle bundle = KerasModel.read(content(keras), json, keras.toString(), name);
        Models.publish(bundle, model);
        Result result = new Result(
                model,
                bundle.sha256(),
                bundle.network().name(),
                bundle.network().parameters());
        print(result, () -> "%s: %,d parameters in %d layers, sha256 %s"
                .formatted(model, result.parameters(), bundle.network().layers().size(), result.sha256()));
        return ExitCode.DONE;
    }

    private static byte[] content(Path path) {
        try {
            if (Files.size(path) > MAXIMUM_BYTES) {
                throw new InputException(path + " has more than 1 GiB, which no reader of digits has.");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new InputException("There is no file " + path + ".", missing);
        } catch (IOException unreadable) {
            throw new InputException(
                    "The file " + path + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }
}
