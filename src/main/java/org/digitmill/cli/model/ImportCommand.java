package org.digitmill.cli.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.digitmill.InputException;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.keras.KerasModel;
import org.digitmill.model.onnx.OnnxModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code import}. */
@Command(
        name = "import",
        description = {
            "Converts a Keras model (.h5 or .keras file) or an ONNX file, such as those of PyTorch, to a model file.",
            "The probabilities stay the same. Nothing in the file is executed. A layer that is not supported is "
                    + "refused by name."
        })
public final class ImportCommand extends ResultCommand {
    private static final long MAXIMUM_BYTES = 1L << 30;
    /** Drawn digits that show whether the scale of pixels is right. */
    private static final int DRAWN = 200;

    private static final double SUSPICIOUS = 0.2;

    /** What is imported: one of them. */
    static final class Source {
        @Option(
                names = "--keras",
                paramLabel = "FILE",
                description = "File written by model.save or model.save_weights: .h5, .keras or .weights.h5.")
        Path keras;

        @Option(
                names = "--onnx",
                paramLabel = "FILE",
                description =
                        "ONNX file that contains its weights, as torch.onnx.export writes it with external_data=False.")
        Path onnx;
    }

    @ArgGroup(multiplicity = "1")
    Source source;

    @Option(
            names = "--layers",
            paramLabel = "FILE",
            description = "File with the text of model.to_json(), for a Keras file that contains weights alone.")
    Path layers;

    @Option(
            names = "--scale",
            paramLabel = "S",
            description =
                    "Largest pixel value in the model's training data: 1 if pixels were divided by 255, else 255. Default: "
                            + "255 for a model that begins with a layer Rescaling, else 1.")
    Double scale;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model file to write.")
    String model;

    /** The result in JSON. */
    record Result(String model, String sha256, String network, long parameters) {}

    @Override
    protected ExitCode execute() throws IOException {
        Models.prepare(model);
        Function<OptionalDouble, ModelBundle> reader = reader();
        ModelBundle bundle = reader.apply(scale());
        if (scale == null) {
            suggestScale(bundle, reader);
        }
        if (bundle.manifest().training().get("left_out") instanceof List<?> leftOut) {
            specification
                    .commandLine()
                    .getErr()
                    .println("digitmill: Left out, since it acts only in training: "
                            + leftOut.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        if ("softmax".equals(bundle.manifest().training().get("added"))) {
            specification
                    .commandLine()
                    .getErr()
                    .println(
                            "digitmill: The model returns logits; softmax was added to convert them to probabilities.");
        }
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

    /** Reads the file for a scale of pixels. */
    private Function<OptionalDouble, ModelBundle> reader() {
        String name = String.valueOf(Path.of(model).getFileName());
        if (source.onnx != null) {
            if (layers != null) {
                throw new ParameterException(
                        specification.commandLine(), "--layers describes a Keras file; an ONNX file holds its layers.");
            }
            byte[] content = content(source.onnx);
            return pixels -> OnnxModel.read(content, source.onnx.toString(), name, pixels);
        }
        Optional<String> json =
                Optional.ofNullable(layers).map(path -> new String(content(path), StandardCharsets.UTF_8));
        byte[] content = content(source.keras);
        return pixels -> KerasModel.read(content, json, source.keras.toString(), name, pixels);
    }

    /** Suggests another scale of pixels, which a file does not contain, by the model's accuracy on generated digits. */
    private void suggestScale(ModelBundle bundle, Function<OptionalDouble, ModelBundle> reader) {
        ModelBundle scaled;
        try {
            scaled = reader.apply(OptionalDouble.of(255));
        } catch (InputException impossible) {
            return;
        }
        double plainShare = share(bundle);
        double scaledShare = share(scaled);
        if (scaledShare > plainShare + SUSPICIOUS) {
            String notice =
                    "digitmill: Of drawn digits this model reads %.0f %% with pixels of 0 to 1, and %.0f %% with pixels of 0 to 255. "
                            + "If it was trained with these, import it with --scale 255.";
            specification.commandLine().getErr().println(notice.formatted(100 * plainShare, 100 * scaledShare));
        }
    }

    private OptionalDouble scale() {
        if (scale != null && !(scale > 0 && scale < 1e6)) {
            throw new ParameterException(
                    specification.commandLine(), "--scale is " + scale + ", but must be above 0 and below 1000000.");
        }
        return scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale);
    }

    /** The share of drawn digits that a model reads right. */
    private static double share(ModelBundle bundle) {
        LabelledDigits digits = SyntheticDigits.draw(DRAWN, 1);
        try (Classifier classifier = bundle.classifier()) {
            float[] probabilities = classifier.probabilities(digits.pixels(), DRAWN);
            int right = 0;
            for (int i = 0; i < DRAWN; i++) {
                int best = 0;
                for (int label = 1; label < LabelledDigits.CLASSES; label++) {
                    int row = i * LabelledDigits.CLASSES;
                    best = probabilities[row + label] > probabilities[row + best] ? label : best;
                }
                right += best == digits.label(i) ? 1 : 0;
            }
            return (double) right / DRAWN;
        }
    }

    private static byte[] content(Path path) {
        if (Files.isDirectory(path)) {
            throw new InputException(
                    path + " is a directory"
                            + (Files.exists(path.resolve("saved_model.pb")) ? ", a SavedModel of TensorFlow" : "")
                            + ". Load the model in Keras and write a file with model.save(\"model.keras\"), or export it to ONNX.");
        }
        try {
            if (Files.size(path) > MAXIMUM_BYTES) {
                throw new InputException(path + " has more than 1 GiB, too much for a digit network.");
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
