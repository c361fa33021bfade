package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.digitmill.score.table.ScoreTables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/tables.md describes the columns of the tables as their schemas do, word for word. */
class ReadmeTablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"digits", "files", "fields"})
    void aTableIsDescribedByItsSchema(String table) throws IOException {
        String page = Readme.page("docs/tables.md");
        String part = page.substring(page.indexOf("`OUTPUT/" + table + "/`:"));
        int rows = part.indexOf("|---|");
        String described = part.substring(part.indexOf('\n', rows) + 1, part.indexOf("\n\n", rows));
        StructType schema =
                switch (table) {
                    case "digits" -> ScoreTables.DIGITS;
                    case "files" -> ScoreTables.FILES;
                    default -> ScoreTables.FIELDS;
                };
        assertEquals(
                Arrays.stream(schema.fields()).map(ReadmeTablesTest::row).collect(Collectors.joining("\n")), described);
    }

    private static String row(StructField field) {
        String type = field.dataType().simpleString().replace("array<float>", "array of float");
        return "| `%s` | %s | %s |"
                .formatted(field.name(), type, field.getComment().get());
    }
}
