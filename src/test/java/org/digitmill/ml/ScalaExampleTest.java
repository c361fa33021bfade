package org.digitmill.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Scala example of docs/spark-ml.md, compiled by Scala's own compiler; only its paths, its network and its epochs are replaced. */
@Tag("slow")
class ScalaExampleTest {
    private static final int DIGITS = 300;

    @TempDir
    Path directory;

    @Test
    void theScalaExampleCompilesAndRuns() throws Exception {
        SparkSession spark = LocalSpark.session(2);
        Path table = directory.resolve("digits");
        Path saved = directory.resolve("model");
        write(spark, table);
        Matcher example = Pattern.compile("```scala\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/spark-ml.md")));
        assertTrue(example.find());
        String lines = replaced(example.group(1), "parquet(\"digits\")", "parquet(\"" + table + "\")");
        lines = replaced(lines, "save(\"two-conv\")", "save(\"" + saved + "\")");
        lines = replaced(
                lines,
                "setNetwork(\"two-conv\").setEpochs(5).setWorkers(4)",
                "setNetwork(\"mlp\").setEpochs(1).setWorkers(2)");
        Path source = Files.writeString(
                directory.resolve("Example.scala"),
                "object Example { def run(spark: org.apache.spark.sql.SparkSession): Unit = {\n" + lines + "\n} }\n");

        Path classes = Files.createDirectory(directory.resolve("classes"));
        scala.tools.nsc.Main.process(new String[] {
            "-classpath", System.getProperty("java.class.path"), "-d", classes.toString(), source.toString()
        });
        assertFalse(scala.tools.nsc.Main.reporter().hasErrors(), "the compiler's words are on standard output");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Example").getMethod("run", SparkSession.class).invoke(null, spark);
        }
        assertEquals(
                DIGITS,
                DigitModel.load(saved.toString())
                        .transform(spark.read().parquet(table.toString()))
                        .count());
    }

    private static String replaced(String text, String words, String others) {
        assertTrue(text.contains(words), words);
        return text.replace(words, others);
    }

    private static void write(SparkSession spark, Path table) {
        LabelledDigits digits = SyntheticDigits.draw(DIGITS, 3);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < DIGITS; i++) {
            rows.add(RowFactory.create(digits.label(i), digits.digit(i)));
        }
        spark.createDataFrame(
                        rows,
                        DataTypes.createStructType(List.of(
                                DataTypes.createStructField("label", DataTypes.IntegerType, false),
                                DataTypes.createStructField("pixels", DataTypes.BinaryType, false))))
                .write()
                .parquet(table.toString());
    }
}
