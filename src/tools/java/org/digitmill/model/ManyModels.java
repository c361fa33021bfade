package org.digitmill.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.digitmill.InputException;
import org.digitmill.model.keras.KerasModel;
import org.digitmill.model.onnx.OnnxModel;

/**
 * Imports the models that {@code make_many_models.py} made, compares what they say of its digits with what Keras and PyTorch said, and prints
 * a row of a table for each. By hand: with the directory of the models.
 */
public final class ManyModels {
    private static final int DIGITS = 200;
    private static final double TOLERANCE = 1e-4;

    private ManyModels() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (var found = Files.list(Path.of(arguments[0]))) {
            files = found.filter(file -> file.toString().matches(".*\\.(keras|h5|onnx)"))
                    .sorted()
                    .toList();
        }
        int equal = 0;
        int refused = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            String result;
            try {
                double difference = difference(file);
                boolean same = difference <= TOLERANCE;
                equal += same ? 1 : 0;
                result = String.format(Locale.ROOT, "%s%.1g", same ? "" : "DIFFERENT: ", difference);
            } catch (InputException refusal) {
                refused++;
                result = "refused: " + refusal.getMessage();
            }
            System.out.printf("| `%s` | %s |%n", name, result);
        }
        System.out.printf("%d models, %d equal within %g, %d refused%n", files.size(), equal, TOLERANCE, refused);
    }

    private static double difference(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        ModelBundle model = name.endsWith(".onnx")
                ? OnnxModel.read(content, name, name, OptionalDouble.empty())
                : KerasModel.read(content, Optional.empty(), name, name, OptionalDouble.empty());
        float[] found;
        try (Classifier classifier = model.classifier()) {
            found = classifier.probabilities(pixels(), DIGITS);
        }
        String[] expected = Files.readString(file.resolveSibling(name.replaceFirst("\\.\\w+$", ".txt")))
                .strip()
                .split("\\s+");
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - Double.parseDouble(expected[i])));
        }
        return largest;
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[DIGITS * 784];
        for (int digit = 0; digit < DIGITS; digit++) {
            for (int i = 0; i < 784; i++) {
                pixels[digit * 784 + i] = (byte) ((i * (digit + 3) * 7 + i / 28 * (digit + 1) * 13) % 256);
            }
        }
        return pixels;
    }
}
