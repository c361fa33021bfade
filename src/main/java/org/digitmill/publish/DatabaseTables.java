package org.digitmill.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.translate;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.digitmill.InputException;
import org.digitmill.score.table.ScoreTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of a PostgreSQL database. The executors write the rows of a run into staging tables; then one transaction copies them into all
 * three tables, so that a reader sees a run as a whole.
 *
 * <p>One process at a time publishes into a schema: it holds an advisory lock, which the database releases when the connection ends, also
 * after a kill. Staging tables that a killed process left are dropped by the next one.
 */
final class DatabaseTables implements PublishedTables {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTables.class);
    private static final String DRIVER = "org.postgresql.Driver";
    private static final String STAGING = "digitmill_staging_";
    /** Number of connections that write concurrently. */
    private static final int WRITERS = 4;

    private final DatabaseSchema destination;
    private final Properties properties;
    private final Connection connection;
    private final PostgresStatements statements;
    private final String staging = STAGING + UUID.randomUUID().toString().substring(0, 8) + "_";

    private DatabaseTables(DatabaseSchema destination, Properties properties, Connection connection) {
        this.destination = destination;
        this.properties = properties;
        this.connection = connection;
        this.statements = new PostgresStatements(destination.schema());
    }

    /** @throws InputException if there is no driver or the database cannot be reached */
    static DatabaseTables open(DatabaseSchema destination, Credentials credentials) {
        Properties properties = credentials.properties();
        properties.setProperty("driver", DRIVER);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("batchsize", "10000");
        return new DatabaseTables(destination, properties, connect(destination, properties));
    }

    private static Connection connect(DatabaseSchema destination, Properties properties) {
        Driver driver;
        try {
            // Spark loads the jars of --packages with a class loader that DriverManager does not see.
            driver = (Driver) Class.forName(DRIVER, true, Thread.currentThread().getContextClassLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new InputException(
                    "There is no driver for PostgreSQL. Give it to spark-submit before the '--': --packages "
                            + "org.postgresql:postgresql:42.7.13, or --jars FILE.",
                    e);
        }
        try {
            Connection connection = driver.connect(destination.url(), properties);
            if (connection == null) {
                throw new InputException("PostgreSQL's driver does not understand the URL " + destination.url() + ".");
            }
            return connection;
        } catch (SQLException e) {
            throw new InputException(
                    "The database " + destination.url() + " cannot be reached as user "
                            + properties.getProperty("user", "(none given)")
                            + ": " + Causes.last(e) + ". User and password are taken from " + Credentials.USER + " and "
                            + Credentials.PASSWORD + " in the environment, or from --credentials FILE.",
                    e);
        }
    }

    @Override
    public void prepare() {
        try {
            lock();
            // If the schema exists, the user needs no right to create schemas.
            if (texts(statements.findSchema()).isEmpty()) {
                execute(statements.createSchema());
            }
            for (String left : texts(statements.findTables(STAGING))) {
                execute(statements.drop(left));
            }
            for (ScoreTable table : ScoreTable.values()) {
                prepare(table);
                execute(statements.createStaging(staging + table.label(), table));
            }
            execute(statements.createStagedFiles(staging + "left"));
        } catch (SQLException e) {
            throw new InputException(
                    "The tables in schema " + destination.schema() + " of " + destination.url()
                            + " can be neither created nor used: " + Causes.last(e) + ".",
                    e);
        }
    }

    private void lock() throws SQLException {
        if (!texts(statements.tryLock()).equals(List.of("t"))) {
            LOG.warn("Another process publishes into schema {}; waiting for its end", destination.schema());
            texts(statements.lock());
        }
    }

    private void prepare(ScoreTable table) throws SQLException {
        Map<String, String> there = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(statements.columns(table))) {
            while (columns.next()) {
                there.put(columns.getString(1), columns.getString(2));
            }
        }
        if (there.isEmpty()) {
            connection.setAutoCommit(false);
            for (String statement : statements.create(table)) {
                execute(statement);
            }
            connection.commit();
            connection.setAutoCommit(true);
            return;
        }
        for (StructField column : table.schema().fields()) {
            String found = there.get(column.name());
            if (found == null) {
                for (String statement : statements.addColumn(table, column)) {
                    execute(statement);
                }
            } else if (!found.equals(PostgresStatements.type(column))) {
                throw new InputException("The column " + column.name() + " of the table " + name(table) + " is " + found
                        + ", but must be "
                        + PostgresStatements.type(column)
                        + ". It is another table, or a later digitmill's. Choose another schema: --to '"
                        + destination.url() + "?currentSchema=NAME'.");
            }
        }
    }

    @Override
    public String name(ScoreTable table) {
        return destination.schema() + "." + table.label();
    }

    @Override
    public Map<String, Long> counts(ScoreTable table) {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(statements.counts(table))) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void publish(String run, OutputRows rows, Map<ScoreTable, Difference> differences) {
        try {
            for (ScoreTable table : ScoreTable.values()) {
                execute(statements.truncate(staging + table.label()));
                // The table of files says whose older rows are deleted, in every table.
                if (table == ScoreTable.FILES
                        || differences.get(table).missing().contains(run)) {
                    stage(rows.of(table, run), staging + table.label());
                }
            }
            connection.setAutoCommit(false);
            for (ScoreTable table : ScoreTable.values()) {
                SortedSet<String> surplus = differences.get(table).surplus();
                if (!surplus.isEmpty()) {
                    execute(statements.deleteReplaced(table, staging + ScoreTable.FILES.label()), surplus);
                }
                execute(statements.insert(table, staging + table.label()));
            }
            commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void removeGone(OutputRows rows, Map<ScoreTable, Difference> differences) {
        try {
            execute(statements.truncate(staging + "left"));
            for (Difference difference : differences.values()) {
                if (!difference.surplus().isEmpty()) {
                    stage(rows.files(difference.surplus()), staging + "left");
                }
            }
            connection.setAutoCommit(false);
            for (ScoreTable table : ScoreTable.values()) {
                SortedSet<String> surplus = differences.get(table).surplus();
                if (!surplus.isEmpty()) {
                    execute(statements.deleteGone(table, staging + "left"), surplus);
                }
            }
            commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Writes rows into a staging table, from the executors. A repeated task may write rows twice. */
    private void stage(Dataset<Row> rows, String table) throws SQLException {
        Dataset<Row> written = rows;
        for (StructField column : rows.schema().fields()) {
            if (column.dataType().equals(DataTypes.StringType)) {
                // PostgreSQL's text cannot contain the character 0; a message about a broken file can.
                written = written.withColumn(column.name(), translate(col(column.name()), "\u0000", "\uFFFD"));
            }
        }
        written.coalesce(WRITERS)
                .write()
                .mode(SaveMode.Append)
                .jdbc(destination.url(), statements.qualified(table), properties);
        execute(statements.analyze(table));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @param sql with one parameter, an array of texts */
    private void execute(String sql, SortedSet<String> texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            statement.execute();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The database reported an error: " + Causes.last(e), e);
    }

    /** Drops the staging tables, if the database can still be reached. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            for (String own : texts(statements.findTables(staging))) {
                execute(statements.drop(own));
            }
        } catch (SQLException e) {
            LOG.warn(
                    "Staging tables {}* are left in schema {}; the next publication drops them",
                    staging,
                    destination.schema());
            LOG.debug("Why", e);
        }
    }
}
