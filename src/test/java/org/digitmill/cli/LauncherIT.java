package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and the jar together, started as a user starts them. */
class LauncherIT {
    private static final Path SCRIPT = Launcher.CHECKOUT.resolve("submit/digitmill");

    @TempDir
    Path directory;

    @Test
    void throughLinksAndFromAnotherDirectoryAResultIsOneJsonLineAndNothingElse()
            throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectories(directory.resolve("another place"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("mill"), SCRIPT);
        Files.createSymbolicLink(elsewhere.resolve("relative link"), link.getFileName());
        Invocation shown = new Launcher(Path.of("./relative link"), elsewhere).run("networks", "two-conv", "--json");
        assertEquals(0, shown.status(), shown.messages());
        assertEquals("", shown.messages());
        assertEquals(1, shown.results().lines().count(), shown.results());
        assertTrue(shown.results().startsWith("{\"network\":\"two-conv\",\"parameters\":121930,"), shown.results());
    }

    @Test
    void aCheckoutMayHaveSpacesInItsPath() throws IOException, InterruptedException {
        Path checkout = copyOfCheckout(directory.resolve("my own mill"));
        for (String part : List.of("conf", "src", "target")) {
            Files.createSymbolicLink(checkout.resolve(part), Launcher.CHECKOUT.resolve(part));
        }
        Invocation shown = new Launcher(checkout.resolve("submit/digitmill"), directory).run("networks", "two-conv");
        assertEquals(0, shown.status(), shown.messages());
        assertEquals("", shown.messages());
        assertTrue(shown.results().contains("121,930 parameters"), shown.results());
    }

    @Test
    void classesComeFromTheFileThatTheBuildKeepsThemIn() throws IOException, InterruptedException {
        // With this option a Java that cannot use the file ends at once.
        Invocation shown = launcher().run("--driver-java-options", "-Xshare:on", "--", "networks");
        assertEquals(0, shown.status(), shown.messages());
        assertTrue(Files.exists(Launcher.CHECKOUT.resolve("target/digitmill.jsa")));
    }

    @Test
    void javasFlightRecorderMayRun() throws IOException, InterruptedException {
        Path recording = directory.resolve("mill.jfr");
        Invocation shown = launcher()
                .run("--driver-java-options", "-XX:StartFlightRecording=filename=" + recording, "--", "networks");
        assertEquals(0, shown.status(), shown.messages());
        assertTrue(Files.size(recording) > 0);
    }

    @Test
    void smallFilesAreScoredWithoutTheCompilerForLongRuns() throws IOException, InterruptedException {
        Path digits = Files.createDirectories(directory.resolve("digits of a day"));
        Files.write(digits.resolve("digit.png"), new byte[8192]);
        Path page = Files.write(directory.resolve("page.tif"), new byte[8193]);
        assertEquals(1, compilersOf("--input", digits.toString(), "--output=" + page));
        assertEquals(1, compilersOf("--input=" + digits, "--output", page.toString()));
        assertEquals(4, compilersOf("--input", digits.toString(), page.toString()));
        assertEquals(4, compilersOf("--input=" + directory.resolve("*"), "--input", digits.toString()));
    }

    /** The highest of Java's levels of compilation in a run with such options; 4 is all of them. */
    private int compilersOf(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("score", "--no-such-option"));
        arguments.addAll(List.of(options));
        return (int) javaOption("TieredStopAtLevel", arguments);
    }

    @Test
    void statesOfATrainingFitIntoHalfAHeapRegion() throws IOException, InterruptedException {
        // On the driver, the sum of both of Adam's moments for the parameters of the default network.
        long largest = 2L * 193_930 * Double.BYTES;
        for (List<String> command : List.of(List.of("train", "--network=two-conv"), List.of("bench", "training"))) {
            assertTrue(javaOption("G1HeapRegionSize", command) > 2 * largest, command.toString());
        }
    }

    /** What an option of Java's is in the run of a command that is refused. */
    private long javaOption(String name, List<String> command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--driver-java-options", "-XX:+PrintFlagsFinal", "--"));
        arguments.addAll(command);
        Invocation refused = launcher().run(arguments.toArray(String[]::new));
        assertEquals(2, refused.status(), refused.messages());
        return refused.results()
                .lines()
                .filter(line -> line.contains(" " + name + " "))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D*" + name + "\\D+(\\d+).*", "$1")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void argumentsWithSpacesAndEmptyOnesSurvive() throws IOException, InterruptedException {
        Invocation refused = launcher().run("networks", "no  such\nnetwork*", "--json");
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("\"no  such\nnetwork*\""), refused.messages());
        Invocation empty = launcher().run("networks", "");
        assertEquals(3, empty.status());
        assertTrue(empty.messages().contains("\"\""), empty.messages());
    }

    @Test
    void optionsBeforeTheCommandGoToSparkSubmit() throws IOException, InterruptedException {
        Invocation refused = launcher().run("--master", "local[1]", "--no-such-option", "--", "networks");
        assertTrue(refused.messages().contains("Unrecognized option: --no-such-option"), refused.messages());
        Invocation shown = launcher()
                .run("--master", "local[1]", "--conf", "spark.test=a b", "--driver-memory=1g", "--", "networks");
        assertEquals(0, shown.status(), shown.messages());
        assertTrue(shown.results().contains("two-conv"), shown.results());
    }

    @Test
    void withoutTheTwoHyphensAfterThemItIsWrongUsage() throws IOException, InterruptedException {
        Invocation refused = launcher().run("--master", "local[1]", "networks");
        assertEquals(2, refused.status());
        assertTrue(refused.messages().contains("'--'"), refused.messages());
    }

    @Test
    void aSlipInTheCommandIsWrongUsageWithASuggestion() throws IOException, InterruptedException {
        Invocation refused = launcher().run("trian");
        assertEquals(2, refused.status());
        assertEquals("", refused.results());
        assertTrue(refused.messages().contains("Did you mean: digitmill train"), refused.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "fetch",
                "train",
                "train-page",
                "evaluate",
                "score",
                "verify",
                "correct",
                "predict",
                "networks",
                "bench",
                "report",
                "import"
            })
    void everyCommandDescribesItself(String command) throws IOException, InterruptedException {
        Invocation help = launcher().run(command, "--help");
        assertEquals(0, help.status(), help.messages());
        assertTrue(help.results().startsWith("Usage: digitmill " + command), help.results());
    }

    @Test
    void helpAndVersionNeedNoHyphensAfterThem() throws IOException, InterruptedException {
        Invocation help = launcher().run("--help");
        assertEquals(0, help.status(), help.messages());
        assertTrue(help.results().contains("COMMAND"), help.results());
        Invocation version = launcher().run("-V");
        assertEquals(0, version.status(), version.messages());
        assertTrue(version.results().startsWith("digitmill "), version.results());
    }

    @Test
    void anotherJavaIsNamed() throws IOException, InterruptedException {
        Path home = directory.resolve("jdk-11");
        executable(home.resolve("bin/java"), "exit 1");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Invocation refused = launcher().with("JAVA_HOME", home.toString()).run("--help");
        assertEquals(1, refused.status());
        assertTrue(refused.messages().contains("Java 17 is needed"), refused.messages());
        assertTrue(refused.messages().contains("is Java 11.0.2"), refused.messages());
    }

    @Test
    void doctorTellsOfAnotherJavaAsItsResult() throws IOException, InterruptedException {
        Path home = directory.resolve("jdk \"11\"");
        executable(home.resolve("bin/java"), "exit 1");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Invocation refused = launcher().with("JAVA_HOME", home.toString()).run("doctor", "--json");
        assertEquals(1, refused.status());
        JsonNode result = new ObjectMapper().readTree(refused.results());
        assertTrue(result.get("checks").get(0).get("found").asText().contains("is Java 11.0.2"), refused.results());
        Invocation text = launcher().with("JAVA_HOME", home.toString()).run("doctor");
        assertTrue(text.results().startsWith("FAILED   Java"), text.results());
    }

    @Test
    void doctorTellsOfLittleMemory() throws IOException, InterruptedException {
        Invocation sick = launcher().run("--driver-memory", "256m", "--", "doctor");
        assertEquals(1, sick.status(), sick.messages());
        assertTrue(sick.results().contains("FAILED   memory"), sick.results());
        assertTrue(sick.results().contains("ok       Spark"), sick.results());
    }

    @Test
    void aMissingJarIsBuiltByTheMavenOnThePath() throws IOException, InterruptedException {
        Path checkout = copyOfCheckout(directory.resolve("fresh"));
        Path bin = directory.resolve("bin");
        executable(bin.resolve("mvn"), "echo \"this is mvn $*\"; exit 1");
        Invocation refused = new Launcher(checkout.resolve("submit/digitmill"), directory)
                .with("PATH", bin + ":" + System.getenv("PATH"))
                .run("--help");
        assertEquals(1, refused.status());
        assertEquals("", refused.results());
        assertTrue(refused.messages().contains("this is mvn -q -B -DskipTests package"), refused.messages());
        assertTrue(refused.messages().contains("The build failed"), refused.messages());
    }

    private Launcher launcher() {
        return new Launcher(SCRIPT, directory);
    }

    /** The files that decide whether something must be built, without what is built. */
    private static Path copyOfCheckout(Path checkout) throws IOException {
        Files.createDirectories(checkout.resolve("submit"));
        for (String file : List.of("pom.xml", "submit/digitmill")) {
            Files.copy(Launcher.CHECKOUT.resolve(file), checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return checkout;
    }

    private static void executable(Path script, String body) throws IOException {
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
