package org.digitmill.cli.setup;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.digitmill.InputException;
import org.digitmill.cli.common.Causes;
import org.digitmill.cli.common.NativeLibraries;
import org.digitmill.model.ModelBundle;

/** The checks of {@code doctor}. Each works on given values, so that tests can simulate a broken machine. */
final class HealthChecks {
    private static final int JAVA = 17;
    /** Scoring pages with less ends in OutOfMemoryError. */
    private static final long LEAST_HEAP = 512L << 20;
    /** Java, Spark and the networks outside the heap. */
    private static final long LEAST_MEMORY = 1L << 30;
    /** Native libraries take 150 MB when they are unpacked, Spark's blocks some more. */
    private static final long LEAST_ROOM = 512L << 20;

    private HealthChecks() {}

    static HealthCheck java(Runtime.Version version) {
        return version.feature() == JAVA
                ? HealthCheck.ok("Java", version.toString())
                : HealthCheck.failed(
                        "Java",
                        version.toString(),
                        "Java " + JAVA + " is needed, for Spark 3.5 and the jar. Set JAVA_HOME to a JDK " + JAVA + ".");
    }

    /**
     * @param heap the largest size of the heap, in bytes
     * @param machine memory of the machine or the container, in bytes
     */
    static HealthCheck memory(long heap, long machine) {
        String found = "heap of up to " + mebibytes(heap) + ", machine " + mebibytes(machine);
        if (machine < LEAST_MEMORY) {
            return HealthCheck.failed(
                    "memory",
                    found,
                    "The machine or container has too little memory: give it " + mebibytes(LEAST_MEMORY)
                            + " at least, better 4 GiB.");
        }
        if (heap < LEAST_HEAP) {
            return HealthCheck.failed(
                    "memory",
                    found,
                    "The heap is too small for pages: start with submit/digitmill --driver-memory 2g -- COMMAND, or raise "
                            + "spark.driver.memory in conf/local.conf.");
        }
        if (machine < heap) {
            return HealthCheck.warning(
                    "memory",
                    found,
                    "The heap may grow beyond the machine, which then ends the program. Lower spark.driver.memory in conf/local.conf, or "
                            + "start with submit/digitmill --driver-memory 1g -- COMMAND.");
        }
        return HealthCheck.ok("memory", found);
    }

    /**
     * A directory that native libraries are unpacked to.
     *
     * @param option what names another one
     */
    static HealthCheck directory(String check, Path directory, String option) {
        String other =
                "Name another directory DIR: submit/digitmill --driver-java-options '-D" + option + "=DIR' -- COMMAND.";
        if (!Files.isDirectory(directory)) {
            return HealthCheck.failed(
                    check,
                    directory + (Files.exists(directory) ? ", which is no directory" : ", which does not exist"),
                    "Make the directory. " + other);
        }
        try {
            Files.delete(Files.createTempFile(directory, "digitmill", ".probe"));
        } catch (IOException unwritable) {
            return HealthCheck.failed(check, directory + ", which cannot be written", "Make it writable. " + other);
        }
        if (NativeLibraries.isNoexec(directory)) {
            return HealthCheck.failed(
                    check,
                    directory + ", which is mounted noexec",
                    "Native libraries cannot be loaded from there. " + other);
        }
        long room = directory.toFile().getUsableSpace();
        return room(check, directory, room, other);
    }

    /** @param room bytes that are free */
    static HealthCheck room(String check, Path directory, long room, String advice) {
        String found = directory + ", " + mebibytes(room) + " free";
        return room < LEAST_ROOM
                ? HealthCheck.failed(check, found, "Make room there, " + mebibytes(LEAST_ROOM) + " at least. " + advice)
                : HealthCheck.ok(check, found);
    }

    /**
     * Something that is loaded.
     *
     * @param load loads it and says what it is
     * @param advice what to do where it does not load
     */
    static HealthCheck loaded(String check, Supplier<String> load, String advice) {
        try {
            return HealthCheck.ok(check, load.get());
        } catch (LinkageError | RuntimeException missing) {
            return HealthCheck.failed(
                    check,
                    "does not load: " + root(missing),
                    NativeLibraries.in(missing).orElse(advice));
        }
    }

    /**
     * @param version Spark's own
     * @param scala the version of the Scala library beside it
     * @param place the jar or directory that it is loaded from
     */
    static HealthCheck spark(String version, String scala, String place) {
        String found = version + " for Scala " + scala + ", " + place;
        return version.startsWith("3.5.") && scala.startsWith("2.12.")
                ? HealthCheck.ok("Spark", found)
                : HealthCheck.failed(
                        "Spark",
                        found,
                        "Spark 3.5 for Scala 2.12 is needed. Set SPARK_HOME to one, or unset it to use the Spark that the build brings.");
    }

    /** @param read reads the model, whose digests are checked then */
    static HealthCheck model(String check, Supplier<ModelBundle> read) {
        try {
            ModelBundle model = read.get();
            return HealthCheck.ok(
                    check,
                    "network %s, %,d parameters, sha256 %s"
                            .formatted(
                                    model.network().name(),
                                    model.network().parameters(),
                                    model.sha256().substring(0, 12)));
        } catch (InputException damaged) {
            return HealthCheck.failed(
                    check,
                    "missing or damaged",
                    damaged.getMessage() + " Copy data/models from where you got the program, and build it again.");
        }
    }

    /**
     * @param cores that Java may use
     * @param threads what OMP_NUM_THREADS says; null if it is not set
     */
    static HealthCheck processors(int cores, String threads) {
        String found = cores + (cores == 1 ? " core" : " cores") + ", OMP_NUM_THREADS "
                + (threads == null ? "not set" : threads);
        return "1".equals(threads)
                ? HealthCheck.ok("processors", found)
                : HealthCheck.warning(
                        "processors",
                        found,
                        "Spark's tasks use the cores already, and more threads in each make them slower. Unset OMP_NUM_THREADS and start "
                                + "with submit/digitmill, or set it to 1.");
    }

    private static String root(Throwable failure) {
        Throwable root = Causes.of(failure).reduce((outer, inner) -> inner).orElse(failure);
        String text = root.toString().replaceAll("\\s+", " ");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static String mebibytes(long bytes) {
        return "%,d MiB".formatted(bytes >> 20);
    }

    /** Where a class is loaded from, for people. */
    static String place(Class<?> type) {
        try {
            return new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException | RuntimeException unknown) {
            return "of an unknown place";
        }
    }
}
