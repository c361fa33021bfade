package org.digitmill.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.digitmill.spark.LocalSpark;

/** A session with a catalog of Iceberg's, {@code lake}, and Delta's in the place of Spark's own, in directories of their own. */
final class CatalogSession {
    private static SparkSession session;

    private CatalogSession() {}

    /** The session, which the test class ends by {@link #close}. */
    static synchronized SparkSession open() {
        if (session == null) {
            LocalSpark.stop();
            session = open(temporary());
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

    static synchronized void close() {
        LocalSpark.stop();
        session = null;
    }

    /** What a user gives spark-submit for both. */
    static Map<String, String> settings(Path directory) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        settings.put("spark.sql.catalog.lake.type", "jdbc");
        // SQLite lets one process write at a time; the others wait instead of failing.
        settings.put(
                "spark.sql.catalog.lake.uri",
                "jdbc:sqlite:" + directory.resolve("lake.db") + "?busy_timeout=60000&transaction_mode=IMMEDIATE");
        settings.put("spark.sql.catalog.lake.jdbc.schema-version", "V1");
        settings.put(
                "spark.sql.catalog.lake.warehouse", directory.resolve("lake").toString());
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        // Delta reads its log by fifty tasks where nothing else is said, which is for large tables.
        settings.put("spark.databricks.delta.snapshotPartitions", "2");
        settings.put("spark.sql.warehouse.dir", directory.resolve("delta").toString());
        return settings;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("digitmill-catalogs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
