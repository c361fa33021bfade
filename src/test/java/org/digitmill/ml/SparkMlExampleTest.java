package org.digitmill.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of docs/spark-ml.md: the lines between the two comments are the document's, word for word. */
class SparkMlExampleTest {
    private static final Path DOCUMENT = Path.of("docs/spark-ml.md");
    private static final Path SOURCE = Path.of("src/test/java/org/digitmill/ml/SparkMlExampleTest.java");

    @TempDir
    Path directory;

    @Test
    void theJavaExampleRuns() throws IOException {
        SparkSession spark = LocalSpark.session(2);
        String scans = "data/samples/*-light-on-dark-28.png";
        String saved = directory.resolve("reader").toString();
        // The example begins.
        Dataset<Row> files = spark.read().format("binaryFile").load(scans);
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {new DigitTransformer()});
        pipeline.fit(files).save(saved);

        Dataset<Row> read = PipelineModel.load(saved).transform(files);
        read.selectExpr("path", "explode(digits) AS d")
                .selectExpr("path", "d.digit", "d.confidence", "d.needs_review", "d.box.*")
                .show();
        // The example ends.
        List<Row> digits = read.orderBy("path").selectExpr("digits[0].digit").collectAsList();
        for (int i = 0; i < 10; i++) {
            assertEquals(i, digits.get(i).getInt(0));
        }
    }

    @Test
    void theDocumentHasTheLinesThatRan() throws IOException {
        Matcher ran = Pattern.compile("// The example begins\\.\\n(.*?) *// The example ends", Pattern.DOTALL)
                .matcher(Files.readString(SOURCE));
        Matcher said = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertTrue(ran.find() && said.find());
        assertEquals(
                ran.group(1).stripTrailing().stripIndent().strip(),
                said.group(1).strip());
    }
}
