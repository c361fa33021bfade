package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelsIT {
    @TempDir
    Path directory;

    @Test
    void oneCommandTrainsTheModelsThatScoreNeeds() throws IOException, InterruptedException {
        Invocation trained = script("submit/train-models").run("models", "synthetic:12000", "--try");
        assertEquals(0, trained.status(), trained.messages());

        Invocation scored = script("submit/digitmill")
                .run(
                        "score",
                        "--input=" + Launcher.CHECKOUT.resolve("data/samples/page-plain.jpg"),
                        "--output=scores",
                        "--model=models/digitmill.model",
                        "--page-model=models/page-reader.model",
                        "--region-model=models/region-reader.model",
                        "--quiet");
        assertEquals(0, scored.status(), scored.messages());
        assertTrue(Files.isDirectory(directory.resolve("scores/files")));
    }

    @Test
    void wrongUsageEndsWith2() throws IOException, InterruptedException {
        assertEquals(2, script("submit/train-models").run().status());
        assertEquals(2, script("submit/train-models").run("models", "--fast").status());
    }

    private Launcher script(String name) {
        return new Launcher(Launcher.CHECKOUT.resolve(name), directory);
    }
}
