package org.digitmill.cli.common;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Advice if native libraries do not load. They are unpacked from the jars into JavaCPP's cache and the temporary directory, and the
 * system cannot load them from a disk that is mounted noexec.
 */
public final class NativeLibraries {
    /** As Spark quotes a task's error. */
    private static final Pattern QUOTED =
            Pattern.compile("java\\.lang\\.(UnsatisfiedLinkError|NoClassDefFoundError|ExceptionInInitializerError)");

    private NativeLibraries() {}

    /** A sentence on what to do, if a failure is one of loading classes and a directory of native libraries is mounted noexec. */
    public static Optional<String> in(Throwable failure) {
        return in(failure, directories());
    }

    /** @param directories that native libraries are unpacked to */
    public static Optional<String> in(Throwable failure, Stream<Path> directories) {
        boolean loading = Causes.of(failure)
                .anyMatch(cause -> cause instanceof LinkageError
                        || QUOTED.matcher(String.valueOf(cause.getMessage())).find());
        return loading
                ? directories
                        .filter(NativeLibraries::isNoexec)
                        .findFirst()
                        .map(directory -> "Native libraries cannot be loaded from " + directory
                                + ", which is mounted noexec. Name a directory DIR that is not: submit/digitmill --driver-java-options "
                                + "'-Djava.io.tmpdir=DIR -Dorg.bytedeco.javacpp.cachedir=DIR' -- COMMAND …, and on a cluster the same "
                                + "two in --conf spark.executor.extraJavaOptions.")
                : Optional.empty();
    }

    private static Stream<Path> directories() {
        return Stream.of(cache(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Where JavaCPP unpacks them to. */
    public static Path cache() {
        String home = System.getProperty("user.home", "");
        return Path.of(System.getProperty("org.bytedeco.javacpp.cachedir", home + "/.javacpp/cache"));
    }

    /** Whether the system refuses to execute what it was just told is executable. */
    public static boolean isNoexec(Path directory) {
        File probe = null;
        try {
            probe = File.createTempFile("digitmill", ".probe", directory.toFile());
            return probe.setExecutable(true) && !probe.canExecute();
        } catch (IOException unwritable) {
            return false;
        } finally {
            if (probe != null && !probe.delete()) {
                probe.deleteOnExit();
            }
        }
    }
}
