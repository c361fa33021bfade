package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;
import org.digitmill.score.ScoreTables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README describes every column of the tables, and no other. */
class ReadmeTablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"digits", "files", "fields"})
    void a_table_has_the_columns_that_are_described(String table) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String part = readme.substring(readme.indexOf("`OUTPUT/" + table + "/`:"));
        String rows = part.substring(part.indexOf("|---|"), part.indexOf("\n\n", part.indexOf("|---|")));
        Set<String> described = rows.lines()
                .skip(1)
                .map(row -> row.split("\\|")[1])
                .flatMap(names -> Pattern.compile("`([a-z0-9_]+)`")
                        .matcher(names)
                        .results()
                        .map(name -> name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        StructType schema =
                switch (table) {
                    case "digits" -> ScoreTables.DIGITS;
                    case "files" -> ScoreTables.FILES;
                    default -> ScoreTables.FIELDS;
                };
        assertEquals(new TreeSet<>(List.of(schema.fieldNames())), described);
    }
}
