package org.digitmill.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Spark cluster on this machine: a master and workers of one core each, every one a JVM of its own from the jars that the build
 * brings, with authentication on. Each worker has a loopback address of its own, so that for Spark they are different machines.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String SECRET = "a secret of the test";
    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");
    /** Without the compiler for long runs, which takes more from two cores here than it gives. */
    static final String SHORT_RUNS = "-XX:TieredStopAtLevel=1 -Dorg.bytedeco.javacpp.maxbytes=1g"
            + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Djava.awt.headless=true -Dfile.encoding=UTF-8";

    private static final String WORKER = "org.apache.spark.deploy.worker.Worker";

    private final Path directory;
    private final Daemons daemons;
    private final List<Process> workers = new ArrayList<>();
    private final String address;
    private int started;

    StandaloneCluster(Path directory, int workerCount) throws Exception {
        this.directory = directory;
        this.daemons = new Daemons(
                directory,
                Daemons.jars(Daemons.sparkHome().resolve("jars")),
                Map.of(
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_SCALA_VERSION", "2.12",
                        "SPARK_HOME", Daemons.sparkHome().toString()));
        daemons.start(
                "master",
                secret(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        this.address = Daemons.await("the master's address", () -> {
            Matcher found = ADDRESS.matcher(daemons.read("master"));
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });
        for (int worker = 0; worker < workerCount; worker++) {
            workers.add(startWorker(List.of(), localDirectory(worker)));
        }
    }

    private static List<String> secret() {
        return List.of("-Dspark.authenticate=true", "-Dspark.authenticate.secret=" + SECRET);
    }

    private Path localDirectory(int worker) {
        return directory.resolve("local-" + worker);
    }

    private Process startWorker(List<String> wrapper, Path local) throws IOException {
        int number = started++;
        String host = "127.0.0." + (2 + number);
        return daemons.start(
                "worker-" + number,
                wrapper,
                secret(),
                Map.of("SPARK_LOCAL_IP", host, "SPARK_LOCAL_DIRS", local.toString()),
                WORKER,
                "--host",
                host,
                "--cores",
                "1",
                "--memory",
                "2g",
                "--webui-port",
                "0",
                "--work-dir",
                directory.resolve("worker-" + number).toString(),
                address);
    }

    /** Comes back when all workers are known to the master. */
    void await() throws Exception {
        Daemons.awaitThat("the workers", () -> daemons.read("master").split("Registering worker", -1).length > started);
    }

    /** A further worker whose executors have no disk to speak of: a file system of 16 kB, which no other process sees. */
    Process addWorkerWithFullDisk() throws IOException {
        Path local = localDirectory(started);
        return startWorker(fullDisk(local), local);
    }

    /** A command that mounts a tiny file system at a directory, for the command behind it alone. */
    static List<String> fullDisk(Path mount) {
        return List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mkdir -p '" + mount + "' && mount -t tmpfs -o size=16k tmpfs '" + mount + "' && exec \"$@\"",
                "sh");
    }

    /** Spark's settings for those who run on it. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", address);
        settings.put("spark.executor.memory", "1g");
        settings.put("spark.authenticate", "true");
        settings.put("spark.authenticate.secret", SECRET);
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.defaultJavaOptions", SHORT_RUNS);
        settings.put("spark.executor.defaultJavaOptions", SHORT_RUNS);
        return settings;
    }

    /** The executors that live now, in the order of their workers. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.toHandle().descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Override
    public void close() {
        daemons.close();
    }
}
