package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code submit/nightly}. Most use a small script in the place of the launcher. */
class NightlyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Path kept;

    @BeforeEach
    void copyScript() throws IOException {
        Files.createDirectories(directory.resolve("submit"));
        Files.copy(
                Launcher.CHECKOUT.resolve("submit/nightly"),
                directory.resolve("submit/nightly"),
                StandardCopyOption.COPY_ATTRIBUTES);
        kept = directory.resolve("kept \"well\"");
    }

    private void launcherThat(String body) throws IOException {
        Path script = directory.resolve("submit/digitmill");
        Files.writeString(script, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Launcher nightly() {
        return new Launcher(directory.resolve("submit/nightly"), directory);
    }

    private JsonNode status() throws IOException {
        return JSON.readTree(kept.resolve("status.json").toFile());
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(file -> file.getFileName().toString().startsWith("run-"))
                    .toList();
        }
    }

    @Test
    void aRunLeavesItsLogAndOneLineOfJson() throws IOException, InterruptedException {
        launcherThat("echo \"$@\" >&2; echo '{\"run\":\"r1\",\"scored\":3}'; exit 4");
        Invocation run = nightly().run(kept.toString(), "--master", "yarn", "--", "--model", "a b", "--output", "o");
        assertEquals(4, run.status());
        assertEquals(1, run.results().lines().count(), run.results());
        assertEquals(JSON.readTree(run.results()), status());
        assertEquals(4, status().get("status").asInt());
        assertEquals("too many rejected", status().get("state").asText());
        assertEquals(3, status().at("/result/scored").asInt());
        Path log = Path.of(status().get("log").asText());
        assertEquals("--master yarn -- score --json --model a b --output o\n", Files.readString(log));
        assertEquals(List.of(log), logs());
    }

    @Test
    void whatWasScoredIsPublishedWithTheSameSparkOptions() throws IOException, InterruptedException {
        launcherThat("echo \"$@\" >&2; echo '{\"rows\":3}'; [[ $* != *score* ]] || exit 4");
        Invocation run = nightly()
                .run(
                        kept.toString(),
                        "--jars",
                        "a.jar",
                        "--",
                        "--publish",
                        "lake.scores",
                        "--output=o o",
                        "--credentials",
                        "login");
        assertEquals(4, run.status(), run.messages());
        assertEquals(3, status().at("/published/rows").asInt());
        assertEquals(
                "--jars a.jar -- score --json --output o o\n--jars a.jar -- publish --json o o --to lake.scores --credentials login\n",
                Files.readString(Path.of(status().get("log").asText())));
    }

    @Test
    void whatFailedIsNotPublishedAndAPublicationThatFailedIsTold() throws IOException, InterruptedException {
        launcherThat("echo \"$1\" >&2; exit 3");
        assertEquals(
                3,
                nightly()
                        .run(kept.toString(), "--output", "o", "--publish", "lake.scores")
                        .status());
        assertEquals("score\n", Files.readString(Path.of(status().get("log").asText())));
        launcherThat("[[ $1 == score ]] || exit 1; echo '{}'");
        assertEquals(
                1,
                nightly()
                        .run(kept.toString(), "--output", "o", "--publish", "lake.scores")
                        .status());
        assertEquals("failed", status().get("state").asText());
        assertTrue(status().get("published").isNull());
    }

    @Test
    void toPublishItMustKnowTheTables() throws IOException, InterruptedException {
        launcherThat("exit 0");
        Invocation run = nightly().run(kept.toString(), "--input", "i", "--publish", "lake.scores");
        assertEquals(2, run.status());
        assertTrue(run.messages().contains("--output DIR is missing"), run.messages());
    }

    @Test
    void theLastLogsAreKept() throws IOException, InterruptedException {
        launcherThat("exit 0");
        for (int night = 0; night < 4; night++) {
            Invocation run = nightly().with("DIGITMILL_LAST_LOGS", "2").run(kept.toString(), "--output", "o");
            assertEquals(0, run.status(), run.messages());
        }
        assertEquals(2, logs().size());
        assertTrue(logs().contains(Path.of(status().get("log").asText())));
        assertEquals(4, Files.readAllLines(kept.resolve("runs.jsonl")).size());
    }

    @Test
    void aRunThatStillGoesOnIsLeftAlone() throws IOException, InterruptedException {
        launcherThat("touch begun; while [[ ! -e enough ]]; do sleep 0.05; done; exit 0");
        Launcher.Running first = nightly().start(kept.toString(), "--output", "o");
        while (!Files.exists(directory.resolve("begun"))) {
            assertTrue(first.process().isAlive());
            Thread.onSpinWait();
        }
        Invocation second = nightly().run(kept.toString(), "--output", "o");
        assertEquals(75, second.status());
        assertTrue(second.messages().contains("still at work"), second.messages());
        assertEquals(
                "still running", JSON.readTree(second.results()).get("state").asText());
        assertFalse(Files.exists(kept.resolve("status.json")));
        assertTrue(first.process().isAlive());
        Files.createFile(directory.resolve("enough"));
        assertEquals(0, first.end().status());
        assertEquals("done", status().get("state").asText());
    }

    @Test
    void toStopItIsToStopTheRun() throws IOException, InterruptedException {
        launcherThat("trap 'echo stopped >&2; exit 1' TERM; touch begun; while true; do sleep 0.05; done");
        Launcher.Running running = nightly().start(kept.toString(), "--output", "o");
        while (!Files.exists(directory.resolve("begun"))) {
            assertTrue(running.process().isAlive());
            Thread.onSpinWait();
        }
        running.process().destroy();
        assertEquals(1, running.end().status());
        assertEquals("failed", status().get("state").asText());
        assertEquals("stopped\n", Files.readString(Path.of(status().get("log").asText())));
    }

    @Test
    void withTheRealLauncherAMissingModelIsTheInputSFault() throws IOException, InterruptedException {
        Invocation run = new Launcher(Launcher.CHECKOUT.resolve("submit/nightly"), directory)
                .run(kept.toString(), "--model", "none.model", "--input", "in", "--output", "out");
        assertEquals(3, run.status(), run.messages());
        assertEquals("wrong input", status().get("state").asText());
        assertTrue(Files.readString(kept.resolve("latest.log")).contains("There is no model file none.model"));
    }

    @Test
    void withoutADirectoryItSaysHowItIsUsed() throws IOException, InterruptedException {
        Invocation run = nightly().run("--model", "m");
        assertEquals(2, run.status());
        assertTrue(run.messages().contains("Usage: submit/nightly DIRECTORY"), run.messages());
    }
}
