package org.digitmill.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitmill.cli.Launcher;

/** The JVMs of a cluster, each with its log in one directory. Closing ends them all, with whatever they started. */
final class Daemons implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final String classPath;
    private final Map<String, String> environment;
    private final Deque<Process> processes = new ArrayDeque<>();

    /** @param environment of every one of them, beside this process's own */
    Daemons(Path directory, String classPath, Map<String, String> environment) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.classPath = classPath;
        this.environment = environment;
    }

    /** A class path of everything in some directories. */
    static String jars(Path... directories) {
        List<String> all = new ArrayList<>();
        for (Path part : directories) {
            all.add(part + "/*");
        }
        return String.join(File.pathSeparator, all);
    }

    static Path sparkHome() {
        return Launcher.CHECKOUT.resolve("target/spark");
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Process start(String name, List<String> properties, String main, String... arguments) throws IOException {
        return start(name, List.of(), properties, Map.of(), main, arguments);
    }

    /**
     * Starts one.
     *
     * @param wrapper a command that runs the command behind it
     * @param properties what stands before the main class
     */
    Process start(
            String name,
            List<String> wrapper,
            List<String> properties,
            Map<String, String> ownEnvironment,
            String main,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Launcher.CHECKOUT.resolve("conf/jvm.options"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath));
        command.addAll(properties);
        command.add(main);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().remove("LOG4J_CONFIGURATION_FILE");
        builder.environment().putAll(environment);
        builder.environment().putAll(ownEnvironment);
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    String read(String name) throws IOException {
        return Files.readString(log(name), StandardCharsets.UTF_8);
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** Looks again and again until something is there. */
    static <T> T await(String what, Callable<Optional<T>> look) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Waited " + PATIENCE + " for " + what);
    }

    /** Waits until something is so. */
    static void awaitThat(String what, Callable<Boolean> look) throws Exception {
        await(what, () -> look.call() ? Optional.of(true) : Optional.empty());
    }

    /** Ends a process and those that it started, at once. */
    static void kill(Process process) {
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

    @Override
    public void close() {
        processes.forEach(Daemons::kill);
    }
}
