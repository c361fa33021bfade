package org.digitmill.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitmill.model.ModelManifest;

/** The shell command that trains a model again, one line per option. Options in a model file have the names of the command line. */
final class TrainCommandLine {
    private TrainCommandLine() {}

    /** Empty if the model file does not say what data it was trained on. */
    static Optional<String> of(ModelManifest manifest) {
        Object location = manifest.data().get("location");
        if (location == null || !manifest.training().containsKey("epochs")) {
            return Optional.empty();
        }
        StringBuilder command = new StringBuilder("submit/digitmill train");
        option(command, "data", location);
        option(command, "network", manifest.network());
        for (Map.Entry<String, Object> entry : new TreeMap<>(manifest.training()).entrySet()) {
            if (entry.getKey().equals("teachers") && entry.getValue() instanceof List<?> teachers) {
                teachers.forEach(sha256 -> option(command, "teacher", "the model with weights of sha256 " + sha256));
            } else {
                option(command, entry.getKey().replace('_', '-'), entry.getValue());
            }
        }
        if (manifest.data().containsKey("validation_seed")) {
            option(command, "validation-seed", manifest.data().get("validation_seed"));
        }
        option(command, "review-error", manifest.calibration().reviewError());
        option(
                command,
                "test-time-augmentation",
                manifest.testTimeAugmentation().below());
        if (manifest.data().get("corrections") instanceof String corrections) {
            option(command, "corrections", corrections);
            option(command, "corrections-weight", manifest.data().get("corrections_weight"));
        }
        option(command, "model", manifest.name());
        return Optional.of(command.toString());
    }

    private static void option(StringBuilder command, String name, Object value) {
        String text = String.valueOf(value);
        boolean plain = text.matches("[A-Za-z0-9_./:=,+-]+");
        command.append(" \\\n    --").append(name).append(' ');
        command.append(plain ? text : "'" + text.replace("'", "'\\''") + "'");
    }
}
