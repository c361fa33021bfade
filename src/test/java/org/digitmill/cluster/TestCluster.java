package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.Launcher;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.format.IdxWriter;
import org.digitmill.storage.HadoopFiles;

/**
 * The cluster that the tests of this package share: HDFS, the only storage that driver and executors have in common, and a standalone
 * Spark of two workers with a core each. On HDFS lie digits to learn from. Logs stay in {@code target/cluster}.
 */
final class TestCluster implements AutoCloseable {
    static final int TRAINING_DIGITS = 4_000;

    private static final Pattern WEIGHTS = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    private final Path directory;
    private final Hdfs hdfs;
    private final StandaloneCluster spark;
    private String reference;

    TestCluster() throws Exception {
        directory = Launcher.CHECKOUT.resolve("target/cluster");
        new HadoopFiles(new org.apache.hadoop.conf.Configuration()).delete(directory.toString());
        Files.createDirectories(directory);
        spark = new StandaloneCluster(directory.resolve("spark"), 2);
        hdfs = new Hdfs(directory.resolve("hdfs"));
        spark.await();
        hdfs.await();
        writeDigits(digits());
    }

    /** What lies at {@link #data()}. */
    static LabelledDigits digits() {
        return SyntheticDigits.draw(TRAINING_DIGITS, 1);
    }

    private void writeDigits(LabelledDigits digits) throws IOException {
        try (OutputStream out = hdfs.files().create(data() + "/train-images-idx3-ubyte")) {
            IdxWriter.writeImages(out, digits);
        }
        try (OutputStream out = hdfs.files().create(data() + "/train-labels-idx1-ubyte")) {
            IdxWriter.writeLabels(out, digits);
        }
    }

    Hdfs hdfs() {
        return hdfs;
    }

    StandaloneCluster spark() {
        return spark;
    }

    Path directory() {
        return directory;
    }

    String data() {
        return hdfs.path("/data");
    }

    /** The model that {@link #referenceWeights} trains. */
    String model() {
        return hdfs.path("/models/reference.model");
    }

    /** The launcher, with this HDFS as the default file system. */
    Launcher launcher() {
        return new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .with("HADOOP_CONF_DIR", hdfs.site().toString());
    }

    /** Arguments of the launcher: Spark's settings, then a command. */
    static String[] arguments(Map<String, String> settings, List<String> command) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.addAll(
                key.equals("spark.master") ? List.of("--master", value) : List.of("--conf", key + "=" + value)));
        arguments.add("--");
        arguments.addAll(command);
        return arguments.toArray(String[]::new);
    }

    /** The training that every test of this package does, in 18 rounds. */
    List<String> trainingCommand(String model, String... more) {
        List<String> command = new ArrayList<>(List.of("train", "--data", data(), "--network", "two-conv", "--json"));
        command.addAll(List.of("--epochs", "3", "--workers", "2", "--averaging-period", "5", "--validation", "400"));
        command.addAll(List.of("--seed", "1", "--model", model));
        command.addAll(List.of(more));
        return command;
    }

    /** The digest of the weights that this training gives on one machine, where nothing dies. */
    synchronized String referenceWeights() throws Exception {
        if (reference == null) {
            reference =
                    weights(launcher().run(arguments(Map.of("spark.master", "local[2]"), trainingCommand(model()))));
        }
        return reference;
    }

    private static Map<String, String> oneMachine() {
        return Map.of("spark.master", "local[2]", "spark.driver.defaultJavaOptions", StandaloneCluster.SHORT_RUNS);
    }

    /** The digest of the weights that a training said it trained. */
    static String weights(Invocation run) {
        assertEquals(0, run.status(), run.messages());
        Matcher found = WEIGHTS.matcher(run.results());
        assertTrue(found.find(), run.results());
        return found.group(1);
    }

    @Override
    public void close() {
        spark.close();
        hdfs.close();
    }
}
