package org.digitmill.publish;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.digitmill.spark.LocalSpark;

/** A session with a catalog of Iceberg's, {@code lake}, and Delta's in the place of Spark's own, in directories of their own. */
final class CatalogSession {
    /** In a catalog's directory, the settings of Iceberg's catalog where a server holds it. */
    private static final String SERVER = "lake.properties";

    private static SparkSession session;
    private static Path directory;

    private CatalogSession() {}

    /** The session, which the test class ends by {@link #close}. */
    static synchronized SparkSession open() {
        if (session == null) {
            LocalSpark.stop();
            session = open(directory == null ? temporary() : directory);
        }
        return session;
    }

    /** A session of its own with the catalogs in a directory; its process has no other. */
    static SparkSession open(Path directory) {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[2]")
                .appName("digitmill tests of catalogs")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC");
        settings(directory).forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Lets a server hold Iceberg's catalog, which several write into at once; SQLite's file refuses some of them. */
    static synchronized void openOn(TestPostgres server) throws IOException {
        directory = Files.createTempDirectory("digitmill-catalogs");
        keepCatalogOn(server, directory);
        open();
    }

    /** The same for the sessions of all processes that have their catalogs in a directory. */
    static void keepCatalogOn(TestPostgres server, Path directory) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("uri", server.url());
        properties.setProperty("jdbc.user", server.credentials().user());
        properties.setProperty("jdbc.password", server.credentials().password());
        try (Writer file = Files.newBufferedWriter(directory.resolve(SERVER))) {
            properties.store(file, null);
        }
    }

    static synchronized void close() {
        LocalSpark.stop();
        session = null;
        directory = null;
    }

    /** What a user gives spark-submit for both. */
    static Map<String, String> settings(Path directory) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        settings.put("spark.sql.catalog.lake.type", "jdbc");
        settings.put("spark.sql.catalog.lake.uri", "jdbc:sqlite:" + directory.resolve("lake.db"));
        serverSettings(directory)
                .forEach((key, value) -> settings.put("spark.sql.catalog.lake." + key, (String) value));
        settings.put("spark.sql.catalog.lake.jdbc.schema-version", "V1");
        settings.put(
                "spark.sql.catalog.lake.warehouse", directory.resolve("lake").toString());
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        // Delta reads its log by fifty tasks where nothing else is said, which is for large tables.
        settings.put("spark.databricks.delta.snapshotPartitions", "2");
        settings.put("spark.sql.warehouse.dir", directory.resolve("delta").toString());
        return settings;
    }

    private static Properties serverSettings(Path directory) {
        Properties properties = new Properties();
        if (Files.exists(directory.resolve(SERVER))) {
            try (Reader file = Files.newBufferedReader(directory.resolve(SERVER))) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("digitmill-catalogs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
