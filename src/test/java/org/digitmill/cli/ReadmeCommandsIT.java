package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.format.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README.md and docs, run one after the other in a directory that has the files that they name. */
class ReadmeCommandsIT {
    /** Commands that are not run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "mvn verify", "it is what runs this test",
            "submit/digitmill demo", "it takes minutes",
            "submit/digitmill fetch", "it needs the net");

    @TempDir
    Path directory;

    @Test
    void theyAllEndWell() throws IOException, InterruptedException {
        Files.createSymbolicLink(directory.resolve("submit"), Launcher.CHECKOUT.resolve("submit"));
        Files.createDirectories(directory.resolve("data"));
        Files.createSymbolicLink(directory.resolve("data/samples"), Launcher.CHECKOUT.resolve("data/samples"));
        Files.createSymbolicLink(
                directory.resolve("data/sample-form.json"), Launcher.CHECKOUT.resolve("data/sample-form.json"));
        // Digits drawn by the program, more than are put aside for validation, in the place of MNIST's.
        Path data = Files.createDirectories(directory.resolve("data/mnist"));
        IdxWriter.write(data, Split.TRAIN, SyntheticDigits.draw(7_000, 1), true);
        IdxWriter.write(data, Split.TEST, SyntheticDigits.draw(500, 2), true);
        for (String command : Readme.commands()) {
            List<String> words = Readme.words(command);
            if (NOT_RUN.containsKey(command)) {
                continue;
            }
            Invocation run = new Launcher(Path.of(words.get(0)), directory)
                    .run(words.subList(1, words.size()).toArray(String[]::new));
            assertEquals(0, run.status(), () -> command + "\n" + run.messages());
        }
    }
}
