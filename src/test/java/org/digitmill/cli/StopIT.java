package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal to the launcher stops the running command, and no files are left behind. */
class StopIT {
    @TempDir
    Path directory;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void aStoppedTrainingSaysSoAndLeavesNothing() throws IOException, InterruptedException {
        Path model = directory.resolve("a.model");
        Process process = new ProcessBuilder(
                        Launcher.CHECKOUT.resolve("submit/digitmill").toString(),
                        "train",
                        "--data=synthetic:2000",
                        "--validation=100",
                        "--epochs=100000",
                        "--model=" + model)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader messages = process.errorReader()) {
            String line = messages.readLine();
            while (line != null && !line.startsWith("epoch 2 ")) {
                line = messages.readLine();
            }
            assertTrue(line != null, "It ended before it was stopped");
            // Through the handle: the process itself would close the stream that is read on.
            process.toHandle().destroy();
            String rest = messages.lines().collect(Collectors.joining("\n"));
            assertTrue(rest.contains("digitmill: Stopped by a signal"), rest);
            assertFalse(rest.contains("\tat "), rest);
            assertEquals(128 + 15, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
