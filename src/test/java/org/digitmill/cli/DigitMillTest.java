package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.cli.common.Home;
import org.digitmill.cli.train.TrainCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DigitMillTest {
    @TempDir
    Path directory;

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
                "report",
                "import",
                "export",
                "doctor",
                "completion"
            })
    void everyCommandDescribesItself(String command) {
        Invocation help = run(command, "--help");
        assertEquals(0, help.status());
        assertTrue(help.results().startsWith("Usage: digitmill " + command + " ["), help.results());
        assertTrue(help.results().contains("--json"), help.results());
        assertEquals("", help.messages());
    }

    @Test
    void theRootListsTheCommands() {
        Invocation help = run("--help");
        assertEquals(0, help.status());
        assertTrue(help.results().contains("score"), help.results());
        assertTrue(help.results().contains("Exit codes"), help.results());
    }

    @Test
    void theVersionNamesSparkAndJava() {
        Invocation version = run("--version");
        assertEquals(0, version.status());
        assertTrue(version.results().contains("spark 3.5"), version.results());
        assertTrue(version.results().contains("java 17"), version.results());
    }

    @Test
    void noCommandIsWrongUsage() {
        assertWrongUsage(run(), "Missing command");
    }

    @Test
    void aCommandWithASlipIsSuggested() {
        assertWrongUsage(run("trian"), "train");
        assertWrongUsage(run("trian", "--help"), "train");
        assertWrongUsage(run("--help", "nothing-like-it"), "nothing-like-it");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertWrongUsage(run("train", "--data", "d"), "--model");
    }

    @Test
    void tablesAreWantedForScoringAndForVerifying() {
        assertWrongUsage(run("score", "--model", "m", "--input", "i"), "--output");
        assertWrongUsage(run("score", "--verify"), "--output");
        assertWrongUsage(run("verify"), "OUTPUT");
        assertWrongUsage(run("correct", "scores"), "--corrections");
    }

    @Test
    void tablesToVerifyAreNamedByEitherOptionOrTheCommand() {
        String missing = directory.resolve("none").toString();
        for (Invocation refused : List.of(
                run("verify", missing),
                run("score", "--verify", missing),
                run("score", "--verify", "--output", missing))) {
            assertEquals(3, refused.status(), refused.messages());
            assertTrue(refused.messages().contains(missing), refused.messages());
        }
    }

    @Test
    void aValueThatDoesNotFitIsWrongUsage() {
        assertWrongUsage(run("train", "--data", "d", "--model", "m", "--epochs", "five"), "'five' is not an int");
    }

    @Test
    void aValueThatDoesNotFitInTheFileIsWrongInputAndNamedByKey() throws IOException {
        settings("train.epochs = five");
        Invocation refused = run("train", "--data", "d", "--model", "m");
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("digitmill.properties, train.epochs"), refused.messages());
        assertTrue(refused.messages().contains("five"), refused.messages());
    }

    @Test
    void anUnknownKeyInTheFileIsWrongInput() throws IOException {
        settings("train.colour = blue");
        Invocation refused = run("networks");
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("train.colour"), refused.messages());
    }

    @Test
    void theFileStandsBetweenTheDefaultsAndTheCommandLine() throws IOException {
        settings("train.epochs = 7\ntrain.minibatch = 32");
        CommandLine root = DigitMill.commandLine(
                home(), SettingsFile.read(home().settings().orElseThrow()));
        root.parseArgs("train", "--data", "d", "--model", "m", "--minibatch", "16");
        TrainCommand train = root.getSubcommands().get("train").getCommand();
        assertEquals(7, train.epochs);
        assertEquals(16, train.minibatch);
        assertEquals(
                Settings.defaults().get("train.averaging-period"), String.valueOf(train.averaging.averagingPeriod));
    }

    @Test
    void optionsOfTrainThatContradictEachOtherAreWrongUsage() {
        String[][] wrong = {
            {"--resume", "--resume needs --checkpoint"},
            {"--checkpoint=c", "--checkpoint-keep=0", "--checkpoint-keep is 0"},
            {"--checkpoint=c", "--checkpoint-rounds=-1", "--checkpoint-rounds is -1"},
            {"--averaging-period=9", "--final-averaging-period=8", "--final-averaging-period is 8"},
            {"--outer-momentum=1", "--outer-momentum is 1.0"},
            {"--teacher-share=2", "--teacher-share is 2.0"},
            {"--test-time-augmentation=2", "--test-time-augmentation is 2.0"},
            {"--outer-learning-rate=0", "--outer-learning-rate is 0.0"},
            {"--engine=dl4j", "--outer-momentum=0.9", "--engine dl4j averages"},
        };
        for (String[] options : wrong) {
            List<String> arguments = new ArrayList<>(
                    List.of("train", "--data=d", "--network=two-conv", "--model=" + directory.resolve("m")));
            arguments.addAll(List.of(options).subList(0, options.length - 1));
            assertWrongUsage(run(arguments.toArray(String[]::new)), options[options.length - 1]);
        }
    }

    private static void assertWrongUsage(Invocation invocation, String expected) {
        assertEquals(2, invocation.status());
        assertEquals("", invocation.results());
        assertTrue(invocation.messages().contains(expected), invocation.messages());
    }

    private void settings(String content) throws IOException {
        Files.createDirectories(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/digitmill.properties"), content);
    }

    private Home home() {
        return new Home(Optional.of(directory));
    }

    private Invocation run(String... arguments) {
        return Invocation.of(home(), arguments);
    }
}
