package org.digitmill.cli.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.cli.FailuresTest;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.common.Home;
import org.digitmill.cli.setup.HealthCheck.Status;
import org.digitmill.model.ShippedModels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} on this machine, and its checks with the values of unsuitable machines. */
class DoctorCommandTest {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    Path directory;

    @Test
    void aMachineThatIsWellEndsWith0AndALineForEachCheck() throws IOException {
        Invocation told = Invocation.of(new Home(Optional.empty()), "doctor", "--json");
        assertEquals(0, told.status(), told.results() + told.messages());
        JsonNode result = new ObjectMapper().readTree(told.results());
        assertTrue(result.get("healthy").asBoolean());
        List<String> checks = result.get("checks").findValuesAsText("check");
        assertTrue(
                checks.containsAll(List.of(
                        "Java",
                        "memory",
                        "temporary directory",
                        "ND4J",
                        "oneDNN",
                        "Spark",
                        "digit model",
                        "page model",
                        "region model",
                        "processors")),
                checks.toString());
    }

    @Test
    void anotherJavaIsTold() {
        assertFailed("JAVA_HOME", HealthChecks.java(Runtime.Version.parse("11.0.2")));
        assertOk(HealthChecks.java(Runtime.Version.parse("17.0.15")));
    }

    @Test
    void littleMemoryIsTold() {
        assertFailed("--driver-memory", HealthChecks.memory(GIBIBYTE / 4, 8 * GIBIBYTE));
        assertFailed("container", HealthChecks.memory(2 * GIBIBYTE, GIBIBYTE / 4));
        assertEquals(
                Status.WARNING, HealthChecks.memory(4 * GIBIBYTE, 2 * GIBIBYTE).status());
        assertOk(HealthChecks.memory(2 * GIBIBYTE, 8 * GIBIBYTE));
    }

    @Test
    void aTemporaryDirectoryThatCannotBeUsedIsTold() throws IOException {
        assertFailed("java.io.tmpdir", directory(directory.resolve("none")));
        assertFailed("no directory", directory(Files.createFile(directory.resolve("file"))));
        // Not even root may write there.
        assertFailed("cannot be written", directory(Path.of("/proc")));
        assertFailed("Make room", HealthChecks.room("temporary directory", directory, 1 << 20, "."));
        assertOk(directory(directory));
        assertEquals(List.of("file"), List.of(directory.toFile().list()));
    }

    @Test
    void aTemporaryDirectoryThatExecutesNothingIsTold() throws IOException {
        Path noexec = FailuresTest.noexec();
        Assumptions.assumeTrue(noexec != null, "no disk here is mounted noexec");
        assertFailed("noexec", directory(noexec));
    }

    @Test
    void aLibraryThatDoesNotLoadIsTold() {
        HealthCheck check = HealthChecks.loaded(
                "ND4J",
                () -> {
                    throw new UnsatisfiedLinkError("no jnind4jcpu");
                },
                "Build it again.");
        assertFailed("no jnind4jcpu", check);
    }

    @Test
    void anotherSparkIsTold() {
        assertFailed("SPARK_HOME", HealthChecks.spark("4.0.0", "2.13.16", "/opt/spark"));
        assertFailed("SPARK_HOME", HealthChecks.spark("3.5.9", "2.13.8", "/opt/spark"));
        assertOk(HealthChecks.spark("3.5.9", "2.12.18", "/opt/spark"));
    }

    @Test
    void aMissingOrDamagedModelIsTold() {
        assertFailed(
                "data/models/none.model",
                HealthChecks.model("digit model", () -> ShippedModels.read("none.model", "the model of digits")));
        assertFailed("digest", HealthChecks.model("digit model", () -> {
            throw new InputException("weights.bin has another digest.");
        }));
    }

    @Test
    void moreThreadsThanOneATaskAreAWarning() {
        assertEquals(Status.WARNING, HealthChecks.processors(4, "4").status());
        assertEquals(Status.WARNING, HealthChecks.processors(4, null).status());
        assertOk(HealthChecks.processors(4, "1"));
    }

    @Test
    void aFailureStandsAboveWhatToDo() {
        List<HealthCheck> checks =
                List.of(HealthCheck.ok("Java", "17"), HealthCheck.failed("memory", "none", "Buy some."));
        assertFalse(DoctorCommand.isHealthy(checks));
        List<String> lines = DoctorCommand.text(checks).lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("FAILED   memory"), lines.get(1));
        assertEquals("Buy some.", lines.get(2).strip());
    }

    private static HealthCheck directory(Path path) {
        return HealthChecks.directory("temporary directory", path, "java.io.tmpdir");
    }

    private static void assertFailed(String told, HealthCheck check) {
        assertEquals(Status.FAILED, check.status(), check.toString());
        assertTrue((check.found() + " " + check.advice()).contains(told), check.toString());
        assertTrue(check.advice().endsWith("."), check.advice());
    }

    private static void assertOk(HealthCheck check) {
        assertEquals(Status.OK, check.status(), check.toString());
        assertNull(check.advice());
    }
}
