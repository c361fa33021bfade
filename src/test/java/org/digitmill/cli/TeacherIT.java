package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.format.IdxWriter;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherIT {
    @TempDir
    Path directory;

    @Test
    void aStudentLearnsFromATeacherThatPutAsideTheSameDigits() throws IOException, InterruptedException {
        IdxWriter.write(
                Files.createDirectories(directory.resolve("data")), Split.TRAIN, SyntheticDigits.draw(300, 1), false);
        Invocation taught = train("teacher.model", "--seed=4");
        assertEquals(0, taught.status(), taught.messages());

        Invocation missing = train("student.model", "--teacher=no-such.model");
        assertEquals(3, missing.status(), missing.messages());
        assertTrue(missing.messages().contains("There is no model file no-such.model"), missing.messages());
        Invocation refused = train("student.model", "--seed=5", "--teacher=teacher.model");
        assertEquals(3, refused.status(), refused.messages());
        assertTrue(refused.messages().contains("--validation-seed 4 and --validation 50"), refused.messages());

        Invocation student = train(
                "student.model", "--seed=5", "--teacher=teacher.model", "--validation-seed=4", "--teacher-share=0.5");
        assertEquals(0, student.status(), student.messages());
        ModelBundle teacher = read("teacher.model");
        ModelBundle model = read("student.model");
        assertEquals(List.of(teacher.sha256()), model.manifest().training().get("teachers"));
        assertEquals(0.5, model.manifest().training().get("teacher_share"));
        assertEquals(
                teacher.manifest().data().get("validation_sha256"),
                model.manifest().data().get("validation_sha256"));
        assertEquals(4, model.manifest().data().get("validation_seed"));
    }

    private ModelBundle read(String name) throws IOException {
        return ModelFile.read(Files.readAllBytes(directory.resolve(name)), name);
    }

    private Invocation train(String model, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--data=data", "--network=conv3-pool3", "--epochs=1", "--validation=50", "--quiet"));
        arguments.add("--model=" + model);
        arguments.addAll(List.of(options));
        return new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .run(arguments.toArray(String[]::new));
    }
}
