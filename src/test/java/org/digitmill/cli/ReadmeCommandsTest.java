package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ReadmeCommandsTest {
    static Stream<String> commands() throws IOException {
        return Readme.commands().stream().filter(command -> !command.equals("mvn verify"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_and_its_options_exist(String command) {
        List<String> words = Readme.words(command);
        assertTrue(words.get(0).equals("submit/digitmill"), command);
        int hyphens = words.indexOf("--");
        String[] arguments =
                words.subList(hyphens < 0 ? 1 : hyphens + 1, words.size()).toArray(String[]::new);
        assertDoesNotThrow(() -> DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE)
                .parseArgs(arguments));
    }

    @Test
    void both_commands_of_the_quick_start_are_there() throws IOException {
        List<String> commands = Readme.commands();
        assertTrue(commands.containsAll(List.of("submit/digitmill demo", "mvn verify")), commands.toString());
    }

    @Test
    void every_command_is_shown() throws IOException {
        String all = String.join("\n", Readme.commands());
        for (CommandLine command : DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE)
                .getSubcommands()
                .values()) {
            CommandSpec specification = command.getCommandSpec();
            assertTrue(
                    specification.usageMessage().hidden() || all.contains(" " + specification.name()),
                    specification.name());
        }
    }
}
