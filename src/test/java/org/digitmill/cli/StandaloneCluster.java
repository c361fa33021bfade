package org.digitmill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real cluster on this machine: a Spark master and workers of one core each, every one a JVM of its own from the jars that the build
 * brings, with authentication on, listening on the loopback address alone. Closing it ends them all.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String SECRET = "a secret of the test";
    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Registering worker");

    private final Path directory;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final List<Process> workers = new ArrayList<>();
    private final String address;

    StandaloneCluster(Path directory, int workerCount) throws Exception {
        this.directory = Files.createDirectories(directory);
        Path log = directory.resolve("master.log");
        start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        this.address = await("the master's address", () -> {
            Matcher found = ADDRESS.matcher(Files.readString(log, StandardCharsets.UTF_8));
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });
        for (int worker = 0; worker < workerCount; worker++) {
            String name = "worker-" + worker;
            workers.add(start(
                    name,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "2g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    directory.resolve(name).toString(),
                    address));
        }
        await("its workers", () -> {
            long registered = REGISTERED
                    .matcher(Files.readString(log, StandardCharsets.UTF_8))
                    .results()
                    .count();
            return registered == workerCount ? Optional.of(true) : Optional.empty();
        });
    }

    /** What spark-submit needs to run on it. */
    List<String> sparkOptions() {
        return List.of(
                "--master", address,
                "--executor-memory", "1g",
                "--conf", "spark.authenticate=true",
                "--conf", "spark.authenticate.secret=" + SECRET,
                "--conf", "spark.driver.host=127.0.0.1",
                "--conf", "spark.driver.bindAddress=127.0.0.1",
                "--conf", "spark.ui.enabled=false",
                "--conf",
                        "spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=1g -Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    }

    /** The executors that live now, in the order of their workers. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.toHandle().descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Looks again and again until something is there. */
    static <T> T await(String what, Callable<Optional<T>> look) throws Exception {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Waited " + START + " for " + what);
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Launcher.CHECKOUT.resolve("conf/jvm.options"),
                "-Xmx256m",
                "-Dspark.authenticate=true",
                "-Dspark.authenticate.secret=" + SECRET,
                "-cp",
                Launcher.CHECKOUT.resolve("target/spark/jars") + "/*",
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.12");
        builder.environment()
                .put("SPARK_HOME", Launcher.CHECKOUT.resolve("target/spark").toString());
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            try {
                process.waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("Interrupted while the cluster ended", interrupted));
            }
        }
    }
}
