package org.digitmill.publish;

import static org.apache.spark.sql.functions.col;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.table.ScoreTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of a Spark catalog. They are changed by {@code MERGE INTO} only: one statement, and so one commit, per table and run.
 *
 * <p>The catalog resolves concurrent merges: of two commits that change rows of the same runs one fails, and is repeated on the table
 * that the other left. Every merge contains a delete clause, since some catalogs treat a merge that only inserts as a blind append, which
 * two processes could both commit.
 */
final class CatalogTables implements PublishedTables {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogTables.class);
    /** Number of attempts to commit, including the first. */
    private static final int TRIES = 5;

    private final SparkSession spark;
    private final CatalogNamespace namespace;

    CatalogTables(SparkSession spark, CatalogNamespace namespace) {
        this.spark = spark;
        this.namespace = namespace;
    }

    @Override
    public void prepare() {
        new CatalogSetup(spark, namespace).prepare();
    }

    @Override
    public String name(ScoreTable table) {
        return namespace + "." + table.label();
    }

    @Override
    public Map<String, Long> counts(ScoreTable table) {
        return OutputRows.countByRun(current(table));
    }

    /** The current state of the table; a catalog may cache an older one for a while. */
    private Dataset<Row> current(ScoreTable table) {
        spark.sql("REFRESH TABLE " + namespace.sql(table));
        return spark.table(namespace.sql(table));
    }

    @Override
    public void publish(String run, OutputRows rows, Map<ScoreTable, Difference> differences) {
        for (ScoreTable table : ScoreTable.values()) {
            commit(table, rows, differences.get(table), difference -> {
                if (difference.concerns(run)) {
                    publish(table, run, rows, difference.surplus());
                }
            });
        }
    }

    private void publish(ScoreTable table, String run, OutputRows rows, SortedSet<String> surplus) {
        SortedSet<String> older = new TreeSet<>(surplus);
        older.remove(run);
        Dataset<Row> published = current(table);
        Dataset<Row> removed = of(published, older).join(rows.paths(run), new String[] {"path"}, "left_semi");
        SortedSet<String> touched = new TreeSet<>(older);
        touched.add(run);
        new Merge(spark, namespace.sql(table), table, published.schema()).run(rows.of(table, run), removed, touched);
    }

    @Override
    public void removeGone(OutputRows rows, Map<ScoreTable, Difference> differences) {
        for (ScoreTable table : ScoreTable.values()) {
            commit(table, rows, differences.get(table), difference -> {
                if (!difference.surplus().isEmpty()) {
                    removeGone(table, rows, difference.surplus());
                }
            });
        }
    }

    private void removeGone(ScoreTable table, OutputRows rows, SortedSet<String> surplus) {
        Dataset<Row> published = current(table);
        Dataset<Row> gone = of(published, surplus).join(rows.files(surplus), new String[] {"path", "run"}, "left_anti");
        new Merge(spark, namespace.sql(table), table, published.schema())
                .run(rows.of(table, "").limit(0), gone, surplus);
    }

    private static Dataset<Row> of(Dataset<Row> table, SortedSet<String> runs) {
        return table.filter(col("run").isin(runs.toArray()));
    }

    /** Applies a difference to a table; if another process committed first, the difference is computed again. */
    @FunctionalInterface
    private interface Change {
        void by(Difference difference);
    }

    private void commit(ScoreTable table, OutputRows rows, Difference first, Change change) {
        for (int tries = 1; ; tries++) {
            try {
                change.by(tries == 1 ? first : Difference.between(rows.counts(table), counts(table)));
                return;
            } catch (RuntimeException failed) {
                if (tries == TRIES) {
                    throw failed;
                }
                LOG.warn("A commit to {} failed and is tried again: {}", name(table), Causes.last(failed));
                LOG.debug("Where it failed", failed);
            }
        }
    }

    @Override
    public void close() {}
}
