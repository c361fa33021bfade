package org.digitmill.publish;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.table.ScoreTable;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTest extends PublishContract {
    private static TestPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    SparkSession spark() {
        return LocalSpark.session(2);
    }

    @Override
    String destination(String name) {
        return server.url() + "?currentSchema=" + name;
    }

    @Override
    PublishedTables open(SparkSession session, String destination) {
        return DatabaseTables.open(DatabaseSchema.parse(destination), server.credentials());
    }

    @Override
    PublishJob job(String output, String to) {
        return new PublishJob(spark(), output, Destination.parse(to), server.credentials());
    }

    @Override
    Dataset<Row> read(String destination, ScoreTable table) {
        Properties properties = server.credentials().properties();
        properties.setProperty("driver", "org.postgresql.Driver");
        return spark().read().jdbc(destination, table.label(), properties);
    }

    @Override
    void makeFilesWithout(String column, String added, String destination) throws SQLException {
        String columns = Arrays.stream(ScoreTable.FILES.schema().fields())
                .filter(field -> !field.name().equals(column))
                .map(field -> field.name() + " " + PostgresStatements.type(field))
                .collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection(
                        destination, server.credentials().properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA columns");
            statement.execute("CREATE TABLE files (" + columns + ", " + added + " text)");
            statement.execute("CREATE UNIQUE INDEX ON files (md5(path))");
        }
    }
}
