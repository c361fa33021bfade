package org.digitmill.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.digitmill.InputException;
import org.digitmill.score.table.ScoreTable;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Destinations are parsed, and wrong ones are refused before anything is written. */
class DestinationTest {
    @TempDir
    Path directory;

    @Test
    void aNamespaceMayHaveSeveralLevels() {
        assertEquals(new CatalogNamespace("lake", List.of("north", "scores")), Destination.parse("lake.north.scores"));
        assertEquals(
                "`lake`.`north`.`scores`.`files`",
                CatalogNamespace.parse("lake.north.scores").sql(ScoreTable.FILES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake", "lake.", ".scores", "lake.sco res", "lake.`scores`", "", "jdbc:mysql://host/db"})
    void whatNamesNoPlaceIsWrongUsage(String text) {
        assertThrows(IllegalArgumentException.class, () -> Destination.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/db?password=hush",
                "jdbc:postgresql://host/db?ssl=true&user=me&Password=hush",
                "jdbc:postgresql://me:hush@host/db"
            })
    void aUrlWithASecretIsRefusedAndNotRepeated(String url) {
        String message = assertThrows(IllegalArgumentException.class, () -> Destination.parse(url))
                .getMessage();
        assertFalse(message.contains("hush"), message);
    }

    @Test
    void aUrlSaysTheSchema() {
        assertEquals("public", DatabaseSchema.parse("jdbc:postgresql://host/db").schema());
        assertEquals(
                "night scores",
                DatabaseSchema.parse("jdbc:postgresql://host/db?ssl=true&currentSchema=night%20scores,public")
                        .schema());
    }

    @Test
    void credentialsComeFromTheEnvironmentOrAPrivateFileAndAreNotPrinted() throws IOException {
        Credentials given = Credentials.of(Map.of(Credentials.USER, "me", Credentials.PASSWORD, "hush"));
        assertEquals("hush", given.password());
        assertFalse(given.toString().contains("hush"));
        Path file = Files.writeString(directory.resolve("login"), "user=me\npassword=hush\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(given, Credentials.read(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(assertThrows(InputException.class, () -> Credentials.read(file))
                .getMessage()
                .contains("chmod 600"));
        assertThrows(InputException.class, () -> Credentials.read(directory.resolve("none")));
    }

    @Test
    void everyColumnHasATypeInPostgresql() {
        for (ScoreTable table : ScoreTable.values()) {
            for (StructField column : table.schema().fields()) {
                assertFalse(PostgresStatements.type(column).isEmpty());
            }
            assertTrue(List.of(table.schema().fieldNames()).containsAll(table.key()), table.label());
        }
    }

    @Test
    void aCatalogThatIsNotConfiguredIsNamedWithTheSettingThatIsMissing() {
        assertRefused("harbour.scores", "the setting spark.sql.catalog.harbour is missing");
        assertRefused("spark_catalog.scores", "Set spark.sql.catalog.spark_catalog to one that can");
    }

    @Test
    void aCatalogWhoseClassIsNotThereAsksForItsJar() {
        LocalSpark.session(2).conf().set("spark.sql.catalog.shed", "org.example.ShedCatalog");
        assertRefused("shed.scores", "org.example.ShedCatalog by spark.sql.catalog.shed, and there is no such class");
    }

    private static void assertRefused(String to, String expected) {
        SparkSession session = LocalSpark.session(2);
        CatalogTables tables = new CatalogTables(session, CatalogNamespace.parse(to));
        String message = assertThrows(InputException.class, tables::prepare).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void aRunDiffersWhereOneSideHasMoreRows() {
        Map<String, Long> output = new TreeMap<>(Map.of("same", 3L, "new", 2L, "shrunk", 1L));
        Map<String, Long> published = new TreeMap<>(Map.of("same", 3L, "shrunk", 4L, "gone", 1L));
        Difference difference = Difference.between(output, published);
        assertEquals(List.of("new"), List.copyOf(difference.missing()));
        assertEquals(List.of("gone", "shrunk"), List.copyOf(difference.surplus()));
        assertTrue(difference.concerns("anything"));
        assertTrue(Difference.between(output, output).isNone());
    }
}
