package org.digitmill.cli.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitmill.InputException;
import org.digitmill.cli.common.Models;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelManifest;
import org.digitmill.network.NetworkInput;
import org.digitmill.train.options.Teachers;
import picocli.CommandLine.Option;

/** The options of {@code train} for knowledge distillation. */
final class TeacherArguments {
    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            description =
                    "Knowledge distillation: also learn this trained model's output for each digit as --augment changed it. "
                            + "May be repeated; the mean of the teachers counts. Each must have been trained with the same validation "
                            + "digits. Default: no teacher.")
    List<String> teachers = new ArrayList<>();

    @Option(
            names = "--teacher-share",
            paramLabel = "SHARE",
            description = "Share of a label that comes from the teachers, from 0 to 1. Default: ${DEFAULT-VALUE}.")
    double share;

    /** The share. @throws IllegalArgumentException if that is none */
    double share() {
        return new Teachers(List.of(), share).share();
    }

    /** The models by their paths. @throws InputException if one cannot be read */
    Map<String, ModelBundle> models() {
        Map<String, ModelBundle> models = new LinkedHashMap<>();
        teachers.forEach(path -> models.put(path, Models.read(path)));
        models.values().forEach(model -> model.requireReads(NetworkInput.DIGIT));
        return models;
    }

    /**
     * The teachers of a run.
     *
     * @param validationSha256 of the digits that the run puts aside
     * @throws InputException if a teacher may have learned some of them
     */
    Teachers options(Map<String, ModelBundle> models, String validationSha256) {
        models.forEach((path, model) -> requireSameDigits(path, model.manifest(), validationSha256));
        return new Teachers(models.values().stream().map(ModelBundle::source).toList(), share);
    }

    private static void requireSameDigits(String path, ModelManifest teacher, String validationSha256) {
        if (validationSha256.equals(teacher.data().get("validation_sha256"))) {
            return;
        }
        Map<String, Object> training = teacher.training();
        Object seed = teacher.data().getOrDefault("validation_seed", training.get("seed"));
        String remedy = seed == null
                ? "Train a teacher with 'digitmill train' and the same --validation-seed."
                : "Give this run --validation-seed " + seed + " and --validation " + training.get("validation")
                        + ", as it had, or train it with this run's.";
        throw new InputException("The teacher " + path
                + " was trained with other validation digits than this run, so it may have been trained on this run's "
                + "validation digits. " + remedy);
    }
}
