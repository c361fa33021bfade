package org.digitmill.publish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.score.table.ScoreTable;

/** Creates namespace, tables and columns in a Spark catalog. If Spark has no such catalog, the error names the missing settings. */
final class CatalogSetup {
    /** Name of the catalog that every session has; without a setting it is Spark's own. */
    private static final String SESSION_CATALOG = "spark_catalog";

    private final SparkSession spark;
    private final CatalogNamespace namespace;

    CatalogSetup(SparkSession spark, CatalogNamespace namespace) {
        this.spark = spark;
        this.namespace = namespace;
    }

    void prepare() {
        String type = catalogClass();
        try {
            spark.sql("CREATE NAMESPACE IF NOT EXISTS " + namespace.sql());
        } catch (Exception e) {
            throw new InputException(
                    "The catalog " + namespace.catalog() + ", which " + namespace.setting() + " says is " + type
                            + ", cannot be used: " + Causes.last(e) + ". Look at its other settings, "
                            + namespace.setting()
                            + ".*, and at docs/publish.md.",
                    e);
        }
        for (ScoreTable table : ScoreTable.values()) {
            prepare(table, format(type));
        }
    }

    /** Name of the catalog's class in Spark's settings. */
    private String catalogClass() {
        scala.Option<String> type = spark.conf().getOption(namespace.setting());
        if (type.isEmpty()) {
            throw new InputException(
                    namespace.catalog().equals(SESSION_CATALOG)
                            ? "The catalog spark_catalog is Spark's own here, whose tables cannot be changed row by row. Set "
                                    + namespace.setting()
                                    + " to one that can, such as Delta's org.apache.spark.sql.delta.catalog.DeltaCatalog: submit/digitmill --conf "
                                    + namespace.setting() + "=… -- publish …; docs/publish.md has complete commands."
                            : "There is no catalog " + namespace.catalog() + ": the setting " + namespace.setting()
                                    + " is missing. Give it to spark-submit, such as submit/digitmill --conf "
                                    + namespace.setting()
                                    + "=org.apache.iceberg.spark.SparkCatalog … -- publish …; docs/publish.md has complete commands.");
        }
        try {
            Class.forName(type.get(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InputException(
                    "The catalog " + namespace.catalog() + " is " + type.get() + " by " + namespace.setting()
                            + ", and there is no such class. Give spark-submit the catalog's jar by --packages or --jars, before the '--'.",
                    e);
        }
        return type.get();
    }

    /** Delta's catalog creates a Parquet table unless a format is given; other catalogs create tables of their own format. */
    private static String format(String type) {
        return type.toLowerCase(Locale.ROOT).contains("delta") ? " USING delta" : "";
    }

    private void prepare(ScoreTable table, String format) {
        String name = namespace.sql(table);
        try {
            if (!exists(name)) {
                spark.sql("CREATE TABLE IF NOT EXISTS " + name + " ("
                        + table.schema().toDDL() + ")" + format);
            }
            spark.sql("REFRESH TABLE " + name);
            addColumns(table, name);
        } catch (InputException wrong) {
            throw wrong;
        } catch (Exception e) {
            throw new InputException(
                    "The table " + namespace + "." + table.label() + " can be neither created nor used: "
                            + Causes.last(e) + ".",
                    e);
        }
    }

    private boolean exists(String name) {
        return spark.catalog().tableExists(name);
    }

    private void addColumns(ScoreTable table, String name) throws AnalysisException {
        Map<String, StructField> there = Arrays.stream(
                        spark.table(name).schema().fields())
                .collect(Collectors.toMap(StructField::name, Function.identity()));
        StructType missing = new StructType();
        for (StructField column : table.schema().fields()) {
            StructField found = there.get(column.name());
            if (found == null) {
                missing = missing.add(column);
            } else if (!found.dataType().sameType(column.dataType())) {
                throw new InputException(
                        "The column " + column.name() + " of the table " + namespace + "." + table.label() + " is "
                                + found.dataType().simpleString() + ", but must be "
                                + column.dataType().simpleString()
                                + ". It is another table, or a later digitmill's. Choose another namespace with --to.");
            }
        }
        if (missing.length() > 0) {
            spark.sql("ALTER TABLE " + name + " ADD COLUMNS (" + missing.toDDL() + ")");
        }
    }
}
