package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of conf/ that the launcher gives to spark-submit. Here spark-submit is a script that prints its arguments. */
class LauncherConfIT {
    @TempDir
    Path directory;

    private Path sparkHome;

    @BeforeEach
    void makeSparkHome() throws IOException {
        sparkHome = directory.resolve("spark");
        Path submit = Files.createDirectories(sparkHome.resolve("bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> given(String... arguments) throws IOException, InterruptedException {
        Invocation run = new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .with("SPARK_HOME", sparkHome.toString())
                .run(arguments);
        assertEquals(0, run.status(), run.messages());
        return run.results().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "local[2], local.conf",
        "spark://one:7077, standalone.conf",
        "yarn, yarn.conf",
        "k8s://https://one:6443, kubernetes.conf"
    })
    void theMasterDecides(String master, String file) throws IOException, InterruptedException {
        List<String> given = given("--master", master, "--", "networks");
        for (String line : Files.readAllLines(Launcher.CHECKOUT.resolve(Path.of("conf", file)))) {
            if (line.startsWith("spark.")) {
                String setting = line.replaceFirst("\\s+", "=");
                assertTrue(given.contains(setting), () -> setting + " is not in " + given);
            }
        }
    }

    @Test
    void whatTheUserAndTheClusterSayIsStronger() throws IOException, InterruptedException {
        Files.createDirectories(sparkHome.resolve("conf"));
        Files.writeString(
                sparkHome.resolve("conf/spark-defaults.conf"),
                "spark.master yarn\nspark.executor.memoryOverhead 9g\nspark.task.maxFailures=3\n");
        List<String> given = given("--conf", "spark.executor.memory=7g", "--", "networks");
        assertFalse(
                given.stream().anyMatch(word -> word.startsWith("spark.executor.memoryOverhead=")), given::toString);
        assertFalse(given.stream().anyMatch(word -> word.startsWith("spark.task.maxFailures=")), given::toString);
        assertTrue(
                given.indexOf("spark.executor.memory=7g") > given.indexOf("spark.executor.memory=2g"), given::toString);
        assertTrue(given.contains("spark.yarn.maxAppAttempts=1"), given::toString);
    }

    @ParameterizedTest
    @CsvSource({"cluster, local:///opt/digitmill/target/digitmill.jar", "client, target/digitmill.jar"})
    void onKubernetesADriverInAPodFindsTheJarInItsImage(String mode, String jar)
            throws IOException, InterruptedException {
        List<String> given = given("--master", "k8s://https://one:6443", "--deploy-mode", mode, "--", "networks");
        String application = given.get(given.indexOf("networks") - 1);
        assertTrue(application.endsWith(jar), application);
        assertEquals(mode.equals("cluster"), application.equals(jar), application);
    }
}
