package org.digitmill.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, with one epoch. */
class DemoIT {
    @TempDir
    Path directory;

    @Test
    void theDemonstrationTrainsScoresAndShowsEverySample() throws IOException, InterruptedException {
        Invocation demo = new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .run("demo", "--epochs=1", "--directory=" + directory.resolve("demo"), "--quiet");
        assertEquals(0, demo.status(), demo.messages());
        for (String sample : samples()) {
            assertTrue(demo.results().contains(sample), () -> sample + " is not in\n" + demo.results());
        }
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(Launcher.CHECKOUT.resolve("data/samples"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
