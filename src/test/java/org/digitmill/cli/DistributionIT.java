package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive, unpacked into a directory whose name has spaces, read-only, without Maven. Root may write everywhere; where the test runs as
 * root and there is setpriv, another user runs the program.
 */
@Tag("slow")
class DistributionIT {
    private static final String NOBODY = "65534";

    @TempDir
    static Path directory;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        run(List.of(Launcher.CHECKOUT.resolve("submit/pack").toString(), "9.9", directory.toString()));
        Path archive;
        try (var files = Files.list(directory)) {
            archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path parent = Files.createDirectories(directory.resolve("some programs"));
        run(List.of("tar", "-xzf", archive.toString(), "-C", parent.toString()));
        Files.delete(archive);
        home = parent.resolve("digitmill-9.9");
        run(List.of("chmod", "-R", "a-w", parent.toString()));
        // JUnit's own directory is its owner's alone.
        run(List.of("chmod", "a+rwx", directory.toString()));
    }

    @AfterAll
    static void letDelete() throws IOException, InterruptedException {
        run(List.of("chmod", "-R", "u+w", directory.resolve("some programs").toString()));
    }

    @Test
    void aPhotographIsRead() throws IOException, InterruptedException {
        String results = digitmill(
                "predict", home.resolve("data/samples/2-photo-240.jpg").toString());
        assertTrue(results.contains(": 2 ("), results);
    }

    @Test
    void theSamplesAreScoredAndVerified() throws IOException, InterruptedException {
        String scores = directory.resolve("the scores").toString();
        String scored =
                digitmill("score", "--input", home.resolve("data/samples").toString(), "--output", scores, "--json");
        assertTrue(scored.contains("\"listed\":33,"), scored);
        digitmill("verify", scores);
    }

    @Test
    void whatACheckoutNeedsToBeBuiltIsNotInIt() {
        assertFalse(Files.exists(home.resolve("pom.xml")));
        for (String name :
                List.of("LICENSE", "NOTICE", "README.md", "docs/install.md", "data/models/digitmill.model")) {
            assertTrue(Files.isRegularFile(home.resolve(name)), name);
        }
    }

    /** Runs a command as someone who may not write into the program's directory; gives its standard output. */
    private static String digitmill(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isWritable(home) && Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            command.addAll(List.of("/usr/bin/setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        command.add(home.resolve("submit/digitmill").toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a command with a Maven that fails and a home directory that is not there; gives its standard output. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path maven = bin.resolve("mvn");
        if (!Files.exists(maven)) {
            Files.writeString(maven, "#!/bin/sh\necho Maven was called >&2\nexit 1\n");
            assertTrue(maven.toFile().setExecutable(true, false));
        }
        Path results = Files.createTempFile(directory, "results", ".txt");
        Path messages = Files.createTempFile(directory, "messages", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(results.toFile())
                .redirectError(messages.toFile());
        List.of("SPARK_HOME", "SPARK_CONF_DIR", "MASTER", "LOG4J_CONFIGURATION_FILE")
                .forEach(builder.environment()::remove);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", directory.resolve("nowhere").toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        int status = builder.start().waitFor();
        String said = Files.readString(messages);
        assertEquals(0, status, () -> command + "\n" + said);
        assertFalse(said.contains("Maven was called"), said);
        return Files.readString(results);
    }
}
