package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.Models;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Calibration;
import org.digitmill.model.DigitReader;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.Prediction;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.score.DigitFunction;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.NoOp;

/** The examples of docs/tables.md for other programs. */
class ReadmeExamplesTest {
    @TempDir
    Path directory;

    private Path model;
    private Path image;

    @BeforeEach
    void makeModelAndImage() throws IOException {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("two-conv");
        ModelBundle bundle = ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.NONE).create(network, 1, new NoOp()),
                Calibration.NONE,
                new ModelBundle.Provenance("two-conv.model", Map.of(), Map.of(), Map.of(), Map.of()));
        model = directory.resolve("two-conv.model");
        Models.publish(bundle, model.toString());
        byte[] pixels = new byte[60 * 60];
        for (int y = 10; y < 50; y++) {
            for (int x = 28; x < 33; x++) {
                pixels[y * 60 + x] = (byte) 255;
            }
        }
        image = Files.write(directory.resolve("photo.png"), Pictures.greyPng(new GreyImage(60, 60, pixels)));
    }

    @Test
    void java() throws IOException {
        // The lines of the page, with other names of files.
        try (DigitReader reader = DigitReader.open(model)) {
            Prediction digit = reader.read(Files.readAllBytes(image)).orElseThrow();
            assertEquals(digit.probabilities()[digit.digit()], digit.confidence());
        }
        String example = example("java");
        assertTrue(example.contains("DigitReader.open(Path.of(\"two-conv.model\"))"), example);
        assertTrue(example.contains("reader.read(Files.readAllBytes(Path.of(\"photo.png\"))).orElseThrow()"), example);
        assertTrue(example.contains("DigitFunction.register(spark, \"two-conv.model\")"), example);
    }

    @Test
    void sparkSql() throws IOException {
        SparkSession spark = LocalSpark.session(2);
        DigitFunction.register(spark, model.toString());
        score(spark);
        List<String> statements = List.of(example("sql")
                .replace("scores/", scores() + "/")
                .replace("`photos`", "`" + directory + "/*.png`")
                .split(";\\s*"));
        assertEquals(2, statements.size());
        Row counted = spark.sql(statements.get(0)).first();
        assertEquals(1L, counted.getLong(1));
        assertEquals(counted.getInt(0), spark.sql(statements.get(1)).first().<Integer>getAs("digit"));
    }

    @Test
    void duckdbAndPandas() throws IOException, InterruptedException {
        String example = example("python");
        for (String library : List.of("duckdb", "pandas", "pyarrow")) {
            assumeTrue(python("import " + library) == 0, "Python has no " + library + " on this machine");
        }
        score(LocalSpark.session(2));
        assertEquals(0, python(example.replace("scores/", scores() + "/")), example);
    }

    @Test
    void duckdbMakesARowOfEachNumber() throws IOException, SQLException {
        score(LocalSpark.session(2));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement query = duckdb.createStatement();
                ResultSet rows = query.executeQuery(example("duckdb").replace("scores/", scores() + "/"))) {
            assertTrue(rows.next());
            assertTrue(rows.getString("text").matches("[0-9]"), rows.getString("text"));
            assertEquals(5, rows.getInt("width"));
            assertTrue(!rows.next());
        }
    }

    @Test
    void duckdb() throws IOException, SQLException {
        score(LocalSpark.session(2));
        Matcher statement = Pattern.compile("duckdb\\.sql\\(\"(.*?)\"\\)").matcher(example("python"));
        assertTrue(statement.find(), "a statement for DuckDB");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement query = duckdb.createStatement();
                ResultSet rows = query.executeQuery(statement.group(1).replace("scores/", scores() + "/"))) {
            assertTrue(rows.next());
            assertEquals("scored", rows.getString(1));
            assertEquals(1, rows.getLong(2));
        }
    }

    private void score(SparkSession spark) throws IOException {
        new ScoreJob(
                        spark,
                        ScoreOptions.of(List.of(image.toString()), scores()),
                        Models.read(model.toString()).source(),
                        ScoreProgress.NONE)
                .run();
    }

    private String scores() {
        return directory.resolve("scores").toString();
    }

    private int python(String program) throws IOException, InterruptedException {
        Path log = directory.resolve("python.log");
        try {
            return new ProcessBuilder("python3", "-c", program)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            return -1;
        }
    }

    /** The one block of the page in a language. */
    private static String example(String language) throws IOException {
        List<String> blocks = Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Readme.page("docs/tables.md"))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        assertEquals(1, blocks.size(), language);
        return blocks.get(0);
    }
}
