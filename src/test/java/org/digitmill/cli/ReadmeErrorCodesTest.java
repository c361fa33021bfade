package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.score.row.ErrorCode;
import org.junit.jupiter.api.Test;

/** The tables of error codes, exit codes, keys and environment variables in docs name what the program has. */
class ReadmeErrorCodesTest {
    @Test
    void everyErrorCodeIsExplained() throws IOException {
        assertEquals(
                Arrays.stream(ErrorCode.values()).map(Enum::name).toList(),
                firstColumn(section("docs/tables.md", "## Error codes"), "`([A-Z_]+)`"));
    }

    @Test
    void everyExitCodeIsExplained() throws IOException {
        assertEquals(
                Arrays.stream(ExitCode.values())
                        .map(code -> String.valueOf(code.status()))
                        .toList(),
                firstColumn(section("docs/configuration.md", "## Exit codes"), "(\\d)"));
    }

    @Test
    void everyEnvironmentVariableOfOurOwnIsReadSomewhere() throws IOException {
        List<String> cells = firstColumn(section("docs/configuration.md", "## Environment variables"), "(`[^|]+`)");
        List<String> names = Pattern.compile("DIGITMILL_\\w+")
                .matcher(String.join(" ", cells))
                .results()
                .map(MatchResult::group)
                .toList();
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Stream.of("submit", "src/main/java", "conf").flatMap(ReadmeErrorCodesTest::files)) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        assertTrue(names.size() >= 6, names.toString());
        names.forEach(name -> assertTrue(sources.indexOf(name) >= 0, name));
    }

    private static Stream<Path> files(String directory) {
        try {
            return Files.walk(Path.of(directory)).filter(Files::isRegularFile);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** From a heading to the next one. */
    private static String section(String page, String heading) throws IOException {
        String text = Readme.page(page);
        int begin = text.indexOf(heading + "\n");
        assertTrue(begin >= 0, page + " has no section " + heading);
        int end = text.indexOf("\n## ", begin + 1);
        return end < 0 ? text.substring(begin) : text.substring(begin, end);
    }

    private static List<String> firstColumn(String section, String cell) {
        return Pattern.compile("^\\| " + cell + " \\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
