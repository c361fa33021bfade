package org.digitmill.publish;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.digitmill.InputException;

/**
 * User and password for a database. They come from the environment or a file, never from the command line, and are never printed.
 *
 * @param user null if neither contains one; the driver then uses the name of the operating system's user
 * @param password null if neither contains one, as for a server that trusts local connections
 */
public record Credentials(String user, String password) {
    static final String USER = "DIGITMILL_JDBC_USER";
    static final String PASSWORD = "DIGITMILL_JDBC_PASSWORD";

    /** Credentials of the environment variables. */
    public static Credentials of(Map<String, String> environment) {
        return new Credentials(environment.get(USER), environment.get(PASSWORD));
    }

    /**
     * Credentials of a file with the lines {@code user=…} and {@code password=…}, in the format of Java's property files.
     *
     * @throws InputException if it cannot be read, or if others than its owner may read it
     */
    public static Credentials read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            requirePrivate(file);
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "The file of credentials " + file + " cannot be read: "
                            + e.getClass().getSimpleName()
                            + ". It must be a text file with the lines user=NAME and password=PASSWORD.",
                    e);
        }
        for (String name : lines.stringPropertyNames()) {
            if (!name.equals("user") && !name.equals("password")) {
                throw new InputException("The file of credentials " + file
                        + " has a line that is neither user=NAME nor password=PASSWORD. Take it out.");
            }
        }
        return new Credentials(lines.getProperty("user"), lines.getProperty("password"));
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw new InputException(
                    "Every user of this machine can read the credentials file " + file + ". Say: chmod 600 " + file);
        }
    }

    /** The credentials as connection properties of the driver. */
    Properties properties() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
