package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as users start it: a process of its own, from some directory, in an environment. */
public final class Launcher {
    public static final Path CHECKOUT = Path.of("").toAbsolutePath();

    private final Path script;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private static final int MINUTES = 5;

    /**
     * @param script how it is called, relative to {@code directory}
     * @param directory where it is started; what it prints is kept there
     */
    public Launcher(Path script, Path directory) {
        this.script = script;
        this.directory = directory;
    }

    public Launcher with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Invocation run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    /** Starts it and comes back at once. */
    public Running start(String... arguments) throws IOException {
        Path results = Files.createTempFile(directory, "results", ".txt");
        Path messages = Files.createTempFile(directory, "messages", ".txt");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(results.toFile())
                .redirectError(messages.toFile());
        // What the machine that tests happens to have set must not decide.
        List.of("SPARK_HOME", "SPARK_CONF_DIR", "MASTER", "LOG4J_CONFIGURATION_FILE", "DIGITMILL_LOG_LEVEL")
                .forEach(builder.environment()::remove);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), results, messages);
    }

    /** A run that may not be over. The process becomes Spark's own: to kill it is to kill the driver. */
    public record Running(Process process, Path results, Path messages) {
        /** Waits for the end. */
        public Invocation end() throws IOException, InterruptedException {
            try {
                assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> "No end after " + MINUTES + " min");
            } finally {
                process.destroyForcibly();
            }
            return new Invocation(process.exitValue(), read(results), read(messages));
        }
    }

    private static String read(Path file) throws IOException {
        String content = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return content;
    }
}
