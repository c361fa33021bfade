package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.digitmill.score.row.ErrorCode;
import org.junit.jupiter.api.Test;

class ReadmeErrorCodesTest {
    @Test
    void readmeExplainsEveryErrorCode() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("### Error codes"), readme.indexOf("## Exit codes"));

        List<String> explained = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertEquals(Arrays.stream(ErrorCode.values()).map(Enum::name).toList(), explained);
    }
}
