package org.digitmill.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines for PySpark of docs/spark-ml.md, where the python3 of the path, or the one that {@code -Dpyspark.python} names, has PySpark 3.5.
 */
@Tag("slow")
class PySparkIT {
    private static final String PYTHON = System.getProperty("pyspark.python", "python3");

    @TempDir
    Path directory;

    @Test
    void theLinesOfTheDocumentReadDigits() throws IOException, InterruptedException {
        assumeTrue(
                run("-c", "import pyspark; assert pyspark.__version__.startswith('3.5.')") == 0,
                "there is no PySpark 3.5 on this machine");
        Matcher lines = Pattern.compile("## PySpark.*?```\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/spark-ml.md")));
        assertTrue(lines.find());
        Path script = Files.writeString(
                directory.resolve("example.py"),
                "from pyspark.sql import SparkSession\nspark = SparkSession.builder.master('local[1]').getOrCreate()\n"
                        + lines.group(1).replace("\"scans\"", "\"data/samples/*-light-on-dark-28.png\"")
                        + "rows = digits.orderBy('path').selectExpr('digits[0].digit', 'read_digit(content)').collect()\n"
                        + "assert [tuple(row) for row in rows] == [(i, i) for i in range(10)], rows\n");
        assertEquals(0, run(script.toString()), () -> "see " + log());
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        String options = Files.readAllLines(Path.of("conf/jvm.options")).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining(" "));
        ProcessBuilder builder =
                new ProcessBuilder(PYTHON).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "OMP_NUM_THREADS",
                        "1",
                        "PYSPARK_SUBMIT_ARGS",
                        "--jars target/digitmill.jar --driver-java-options \"" + options + "\" pyspark-shell"));
        try {
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException none) {
            return -1;
        }
    }

    private static Path log() {
        return Path.of("target/pyspark.log");
    }
}
