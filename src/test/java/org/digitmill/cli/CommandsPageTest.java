package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.cli.common.Home;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** docs/commands.md lists commands, options and defaults as {@code --help} does. Where it differs, the right page is in target. */
class CommandsPageTest {
    private static final String HEAD =
            """
            # Commands

            Made from the texts of `--help` by `CommandsPageTest`, which fails when this page differs and writes the right one to
            `target/commands.md`. Every command also takes `--help`, `--version`, `--json` (the result as one line of JSON on standard
            output) and `--quiet` (no progress on standard error).
            """;

    @Test
    void thePageIsWhatTheHelpSays() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        CommandLine root = DigitMill.commandLine(new Home(Optional.empty()), SettingsFile.NONE);
        root.getSubcommands().values().forEach(command -> append(page, command.getCommandSpec()));
        Files.writeString(Path.of("target/commands.md"), page);
        assertEquals(page.toString(), Readme.page("docs/commands.md"));
    }

    private static void append(StringBuilder page, CommandSpec command) {
        if (command.usageMessage().hidden()) {
            return;
        }
        page.append("\n## ").append(name(command)).append("\n\n");
        for (String sentence : command.usageMessage().description()) {
            page.append(sentence).append('\n');
        }
        List<String> rows = rows(command);
        if (!rows.isEmpty()) {
            page.append("\n| option | meaning |\n|---|---|\n");
            rows.forEach(row -> page.append(row).append('\n'));
        }
        command.subcommands().values().forEach(each -> append(page, each.getCommandSpec()));
    }

    /** The name with those of the commands above it, without the program's. */
    private static String name(CommandSpec command) {
        return command.qualifiedName().substring("digitmill ".length());
    }

    private static List<String> rows(CommandSpec command) {
        List<String> rows = new ArrayList<>();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            rows.add(row(parameter.paramLabel(), parameter));
        }
        for (OptionSpec option : command.options()) {
            String name = option.longestName();
            boolean common = List.of("--help", "--version", "--json", "--quiet").contains(name);
            if (!common && !option.hidden()) {
                rows.add(row(option.arity().max() == 0 ? name : name + " " + option.paramLabel(), option));
            }
        }
        return rows;
    }

    private static String row(String name, ArgSpec argument) {
        String meaning = String.join(" ", CommandLine.Help.Ansi.OFF.string(text(argument)));
        return "| `%s` | %s |".formatted(name.replace("|", "\\|"), meaning.replace("|", "\\|"));
    }

    /** The description with defaults and values put in, as the help shows it. */
    private static String text(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
