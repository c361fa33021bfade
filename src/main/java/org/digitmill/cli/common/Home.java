package org.digitmill.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.network.NetworkCatalog;

/**
 * The installation directory, with {@code conf} and {@code data} below it. The launcher names it; if a cluster starts the driver, there
 * is none, and the defaults apply.
 */
public record Home(Optional<Path> directory) {
    /** As the system property {@code digitmill.home} or the environment variable {@code DIGITMILL_HOME} says. */
    public static Home find() {
        String property = System.getProperty("digitmill.home", System.getenv("DIGITMILL_HOME"));
        return new Home(Optional.ofNullable(property)
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory));
    }

    /** The file of settings, where there is one. */
    public Optional<Path> settings() {
        return directory.map(path -> path.resolve("conf/digitmill.properties")).filter(Files::isRegularFile);
    }

    /** The networks of {@code conf/networks}, or the bundled ones. */
    public NetworkCatalog networks() {
        return new NetworkCatalog(directory.map(path -> path.resolve("conf/networks")));
    }

    /** A path below the directory, such as {@code data/mnist}. */
    public Path resolve(String path) {
        return directory
                .orElseThrow(
                        () -> new InputException(
                                "Where digitmill's own " + path
                                        + " lies is not known here. Start with submit/digitmill, or set DIGITMILL_HOME to its directory."))
                .resolve(path);
    }
}
