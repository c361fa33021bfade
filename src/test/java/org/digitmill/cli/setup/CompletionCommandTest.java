package org.digitmill.cli.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitmill.cli.DigitMill;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.SettingsFile;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The completion script, run by bash. */
class CompletionCommandTest {
    @TempDir
    Path directory;

    private Path script;

    @BeforeEach
    void writeScript() {
        script = directory.resolve("digitmill.completion");
        Invocation written = run("completion", "--output", script.toString());
        assertEquals(0, written.status(), written.messages());
    }

    @Test
    void commandsAndOptionsAreCompleted() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        assertEquals(List.of("predict"), completed("digitmill", "pred"));
        assertTrue(completed("digitmill", "train", "--lea").contains("--learning-rate"));
        assertTrue(completed("digitmill", "export", "--").containsAll(List.of("--onnx", "--model", "--json")));
        assertEquals(List.of("classification"), completed("digitmill", "bench", "cl"));
    }

    @Test
    void everyCommandThatIsShownIsInIt() throws IOException {
        String text = Files.readString(script);
        for (CommandLine command : DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE)
                .getSubcommands()
                .values()) {
            String function =
                    "function _picocli_digitmill_" + command.getCommandName().replace("-", "") + "()";
            assertEquals(
                    !command.getCommandSpec().usageMessage().hidden(),
                    text.contains(function),
                    command.getCommandName());
        }
    }

    @Test
    void withoutAFileItIsTheResult() throws IOException {
        Invocation printed = run("completion");
        assertEquals(Files.readString(script).strip(), printed.results().strip());
        assertEquals("", printed.messages());
        assertFalse(printed.results().isBlank());
    }

    private static Invocation run(String... arguments) {
        return Invocation.of(new Home(Optional.empty()), arguments);
    }

    /** What bash offers for the last word. */
    private List<String> completed(String... words) throws IOException, InterruptedException {
        String program =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_digitmill digitmill; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, String.join(" ", words), words.length - 1);
        Process bash = new ProcessBuilder("/bin/bash", "-c", program)
                .redirectErrorStream(true)
                .start();
        String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), offered);
        return offered.lines().map(String::strip).toList();
    }
}
