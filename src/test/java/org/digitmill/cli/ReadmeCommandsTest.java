package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of README.md and docs exist, and every command is documented. */
class ReadmeCommandsTest {
    static Stream<String> commands() throws IOException {
        return Stream.concat(Readme.commands().stream(), Readme.shown().stream())
                .filter(command -> !command.equals("mvn verify"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandAndItsOptionsExist(String command) {
        List<String> words = Readme.words(command);
        boolean nightly = words.get(0).equals("submit/nightly");
        if (words.get(0).equals("export")) {
            return;
        }
        assertTrue(nightly || words.get(0).equals("submit/digitmill"), command);
        int hyphens = words.indexOf("--");
        List<String> rest = words.subList(hyphens >= 0 ? hyphens + 1 : nightly ? 2 : 1, words.size());
        String[] arguments = nightly ? nightlyScore(rest) : rest.toArray(String[]::new);
        assertDoesNotThrow(() -> DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE)
                .parseArgs(arguments));
    }

    /** The command line of score that nightly makes of its own. */
    private static String[] nightlyScore(List<String> words) {
        List<String> score = new ArrayList<>(List.of("score"));
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--publish")) {
                i++;
            } else {
                score.add(words.get(i));
            }
        }
        return score.toArray(String[]::new);
    }

    @Test
    void bothCommandsOfTheQuickStartAreThere() throws IOException {
        List<String> commands = Readme.commands();
        assertTrue(commands.containsAll(List.of("submit/digitmill demo", "mvn verify")), commands.toString());
    }

    @Test
    void everyCommandIsShownAndListed() throws IOException {
        String all = String.join("\n", Readme.commands()) + String.join("\n", Readme.shown());
        String readme = Readme.page("README.md");
        for (CommandLine command : DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE)
                .getSubcommands()
                .values()) {
            CommandSpec specification = command.getCommandSpec();
            if (!specification.usageMessage().hidden()) {
                assertTrue(all.contains(" " + specification.name()), specification.name());
                assertTrue(readme.contains("| `" + specification.name() + "` |"), specification.name());
            }
        }
    }
}
