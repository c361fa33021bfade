package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook of the documents runs from its first to its last cell, where a Python with Jupyter and what it imports is there: on the path,
 * or the one that {@code -Dnotebook.python} names. It reads digits that the program draws, not MNIST, to be quick.
 */
@Tag("slow")
class NotebookIT {
    private static final Path NOTEBOOK = Path.of("docs/digitmill.ipynb");

    @TempDir
    Path directory;

    @Test
    void everyCellOfTheNotebookRuns() throws IOException, InterruptedException {
        Optional<String> python = python();
        Assumptions.assumeTrue(
                python.isPresent(), "no Python here has nbconvert, ipykernel, duckdb, pandas and matplotlib");
        kernel(python.get());
        Path executed = directory.resolve("executed.ipynb");
        assertEquals(
                0,
                run(
                        20,
                        python.get(),
                        "-m",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=900",
                        "--output",
                        executed.toString(),
                        NOTEBOOK.toString()),
                () -> read(directory.resolve("log.txt")));
        int pictures = 0;
        for (JsonNode cell : new ObjectMapper().readTree(executed.toFile()).path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                pictures += output.path("data").has("image/png") ? 1 : 0;
            }
        }
        assertEquals(3, pictures);
    }

    @Test
    void theNotebookThatIsShownWasExecuted() throws IOException {
        JsonNode cells = new ObjectMapper().readTree(NOTEBOOK.toFile()).path("cells");
        int last = 0;
        for (JsonNode cell : cells) {
            if (cell.path("cell_type").asText().equals("code")) {
                assertEquals(last + 1, cell.path("execution_count").asInt());
                last++;
                for (JsonNode output : cell.path("outputs")) {
                    assertTrue(!output.path("output_type").asText().equals("error"), output::toString);
                }
            }
        }
        assertTrue(last > 5);
    }

    /** A Python that has what the notebook needs. */
    private Optional<String> python() throws IOException, InterruptedException {
        for (String python : List.of(System.getProperty("notebook.python", "python3"), "/usr/bin/python3")) {
            if (run(2, python, "-c", "import nbconvert, ipykernel, duckdb, pandas, matplotlib") == 0) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    /** Without a kernel of this Python, Jupyter may start another one, in which a module is missing. */
    private void kernel(String python) throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve("kernels/python3")).resolve("kernel.json"),
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "argv",
                                List.of(python, "-m", "ipykernel_launcher", "-f", "{connection_file}"),
                                "display_name",
                                "Python 3",
                                "language",
                                "python")));
    }

    private int run(int minutes, String... command) throws IOException, InterruptedException {
        Path log = directory.resolve("log.txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JUPYTER_PATH", directory.toString());
            builder.environment().remove("DIGITMILL_MNIST");
            Process process = builder.start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException none) {
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
