package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.digitmill.InputException;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {
    private static final Path FILE_AS_IT_COMES = Path.of("conf/digitmill.properties");

    @TempDir
    Path directory;

    @Test
    void theFileAsItComesListsEveryKeyWithItsDefault() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Pattern line = Pattern.compile("^#([a-z-]+\\.[a-z-]+) = (.*)$", Pattern.MULTILINE);
        for (MatchResult match :
                line.matcher(Files.readString(FILE_AS_IT_COMES)).results().toList()) {
            listed.put(match.group(1), match.group(2));
        }
        assertEquals(new TreeMap<>(Settings.defaults()), listed);
    }

    @Test
    void everySettingInTheFileIsDescribedAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(FILE_AS_IT_COMES);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("#[a-z-]+\\..*=.*")) {
                assertTrue(lines.get(i - 1).startsWith("# "), "No description above " + lines.get(i));
            }
        }
    }

    @Test
    void theFileAsItComesChangesNothing() {
        assertEquals(Map.of(), SettingsFile.read(FILE_AS_IT_COMES).values());
    }

    @Test
    void everyKeyIsAnOptionWhoseHelpShowsTheDefault() {
        Set<String> keys = new HashSet<>();
        CommandLine root = DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE);
        for (CommandLine command : root.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                ConfiguredDefaults.key(option).ifPresent(key -> {
                    keys.add(key);
                    String help = command.getUsageMessage().replaceAll("\\s+", " ");
                    assertTrue(help.contains(Settings.defaults().get(key)), () -> key + " is not in " + help);
                });
            }
        }
        assertEquals(Settings.defaults().keySet(), keys);
    }

    @Test
    void anUnknownKeyIsNamedWithItsNeighbours() throws IOException {
        InputException refused = refuse("train.epoch = 3");
        assertTrue(refused.getMessage().contains("train.epoch,"), refused.getMessage());
        assertTrue(refused.getMessage().contains("train.epochs"), refused.getMessage());
    }

    @Test
    void settingsOfSparkAreSentWhereTheyBelong() throws IOException {
        InputException refused = refuse("spark.executor.memory = 4g");
        assertTrue(refused.getMessage().contains("--conf spark.executor.memory="), refused.getMessage());
    }

    @Test
    void aBrokenEscapeIsAnErrorOfTheFile() throws IOException {
        InputException refused = refuse("train.network = \\u00");
        assertTrue(refused.getMessage().contains("cannot be read"), refused.getMessage());
    }

    private InputException refuse(String content) throws IOException {
        Path file = directory.resolve("digitmill.properties");
        Files.writeString(file, content);
        InputException refused = assertThrows(InputException.class, () -> SettingsFile.read(file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        return refused;
    }
}
