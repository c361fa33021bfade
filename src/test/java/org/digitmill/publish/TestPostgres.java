package org.digitmill.publish;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL server as a process, with a user that needs a password. Its data are in a temporary directory and go with it. */
final class TestPostgres implements AutoCloseable {
    private static final String USER = "publisher";
    private static final String PASSWORD = "s3cret of the test";

    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it. It refuses to run as root, for whom it is started within a namespace of users of its own; where there is none, the test is skipped. */
    static TestPostgres start() throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            Assumptions.assumeTrue(
                    hasUserNamespaces(),
                    "Skipped: PostgreSQL refuses to run as root, and 'unshare -U' is not allowed here");
        }
        EmbeddedPostgres server = EmbeddedPostgres.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE scores OWNER " + USER);
            askForPassword(statement);
        } catch (SQLException e) {
            server.close();
            throw new IOException(e);
        }
        return new TestPostgres(server);
    }

    /** The server is made to trust everybody on its own machine. */
    private static void askForPassword(Statement statement) throws SQLException, IOException {
        try (ResultSet found = statement.executeQuery("SHOW hba_file")) {
            found.next();
            Path rules = Path.of(found.getString(1));
            Files.writeString(rules, "host all " + USER + " all scram-sha-256\n" + Files.readString(rules));
        }
        statement.execute("SELECT pg_reload_conf()");
    }

    private static boolean hasUserNamespaces() throws IOException {
        try {
            Process process = new ProcessBuilder("unshare", "-U", "true").start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/scores";
    }

    Credentials credentials() {
        return new Credentials(USER, PASSWORD);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
