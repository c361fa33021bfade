package org.digitmill.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.Launcher;
import org.digitmill.score.ScoredOutput;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users give it: the finished jar, and the catalog's or the driver's jar from {@code --jars}. */
class PublishIT {
    @TempDir
    Path directory;

    private ScoredOutput output;

    @BeforeEach
    void score() throws IOException {
        output = new ScoredOutput(LocalSpark.session(2), directory).write(20);
        output.score(1);
    }

    @AfterEach
    void stop() {
        LocalSpark.stop();
    }

    @Test
    void icebergSAndDeltaSJarsAreSparkSubmitSToBring() throws Exception {
        List<String> options = new ArrayList<>(jars(
                "org.apache.iceberg.spark.SparkCatalog",
                "org.sqlite.JDBC",
                "io.delta.sql.DeltaSparkSessionExtension",
                "io.delta.storage.LogStore"));
        CatalogSession.settings(directory)
                .forEach((name, value) -> options.addAll(List.of("--conf", name + "=" + value)));
        for (String to : List.of("lake.scores", "spark_catalog.scores")) {
            Invocation run = publish(options, to, "--json");
            assertEquals(0, run.status(), run.messages());
            assertEquals(1, run.results().lines().count(), run.results());
            JsonNode result = new ObjectMapper().readTree(run.results());
            assertEquals(
                    List.of("tables", "rows_written", "rows_removed", "runs_published", "seconds"),
                    result.properties().stream().map(Map.Entry::getKey).toList());
            assertEquals(1, result.get("runs_published").asInt());
            assertTrue(run.messages().contains("Publishing"), run.messages());
        }
        LocalSpark.stop();
        try (SparkSession session = CatalogSession.open(directory)) {
            PublishAssertions.assertEqual(
                    new ScoredOutput(session, directory).open(),
                    table -> session.table("lake.scores." + table.label()));
            PublishAssertions.assertEqual(
                    new ScoredOutput(session, directory).open(),
                    table -> session.read().format("delta").load(directory + "/delta/scores.db/" + table.label()));
        }
    }

    @Test
    void aDatabaseSPasswordIsInNoLog() throws Exception {
        Path events = Files.createDirectories(directory.resolve("events"));
        List<String> options = new ArrayList<>(jars("org.postgresql.Driver"));
        options.addAll(List.of("--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=" + events));
        try (TestPostgres server = TestPostgres.start()) {
            Invocation denied = publish(options, server.url());
            assertEquals(3, denied.status(), denied.messages());
            assertTrue(denied.messages().contains("cannot be reached as user"), denied.messages());
            Credentials login = server.credentials();
            Invocation run = new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                    .with(Credentials.USER, login.user())
                    .with(Credentials.PASSWORD, login.password())
                    .with("DIGITMILL_LOG_LEVEL", "info")
                    .run(arguments(options, server.url()));
            assertEquals(0, run.status(), run.messages());
            assertFalse((run.messages() + run.results()).contains(login.password()));
            try (Stream<Path> logs = Files.list(events)) {
                List<Path> all = logs.toList();
                assertFalse(all.isEmpty());
                for (Path log : all) {
                    assertFalse(Files.readString(log).contains(login.password()), log.toString());
                }
            }
        }
    }

    @Test
    void whatIsMissingIsSaidInASentence() throws Exception {
        Invocation unknown = publish(List.of("--master", "local[1]", "--"), "lake.scores");
        assertEquals(3, unknown.status(), unknown.messages());
        assertTrue(unknown.messages().contains("spark.sql.catalog.lake is missing"), unknown.messages());
        assertFalse(unknown.messages().contains("\tat "), unknown.messages());
        Invocation driverless = publish(List.of("--master", "local[1]", "--"), "jdbc:postgresql://localhost:1/scores");
        assertEquals(3, driverless.status(), driverless.messages());
        assertTrue(driverless.messages().contains("--packages org.postgresql:postgresql"), driverless.messages());
        assertEquals(2, publish(List.of("--master", "local[1]", "--"), "lake").status());
    }

    private Invocation publish(List<String> options, String to, String... more) throws Exception {
        return new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory).run(arguments(options, to, more));
    }

    private String[] arguments(List<String> options, String to, String... more) {
        return Stream.of(
                        options.stream(),
                        options.contains("--") ? Stream.<String>of() : Stream.of("--"),
                        Stream.of("publish", output.path(), "--to", to),
                        Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** The option that gives spark-submit the jars of these classes. */
    private static List<String> jars(String... classes) {
        return List.of("--jars", Arrays.stream(classes).map(PublishIT::jar).collect(Collectors.joining(",")));
    }

    private static String jar(String name) {
        try {
            return Path.of(Class.forName(name)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
