package org.digitmill.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.table.ScoreTable;

/** The rows of an output directory, by run. The files of its tables are listed once and must not change meanwhile. */
final class OutputRows {
    private final Map<ScoreTable, Dataset<Row>> tables = new EnumMap<>(ScoreTable.class);
    private final Map<ScoreTable, Map<String, Long>> counts = new EnumMap<>(ScoreTable.class);

    OutputRows(ScoreOutput output) throws IOException {
        for (ScoreTable table : ScoreTable.values()) {
            tables.put(table, output.rows(table));
            counts.put(table, countByRun(tables.get(table)));
        }
    }

    /** Number of rows of each run in a table. */
    static Map<String, Long> countByRun(Dataset<Row> table) {
        Map<String, Long> counts = new TreeMap<>();
        for (Row row : table.groupBy("run").agg(count(lit(1))).collectAsList()) {
            counts.put(row.getString(0), row.getLong(1));
        }
        return counts;
    }

    Map<String, Long> counts(ScoreTable table) {
        return counts.get(table);
    }

    /** All columns of the rows of a run. */
    Dataset<Row> of(ScoreTable table, String run) {
        return tables.get(table).filter(col("run").equalTo(run));
    }

    /** The column {@code path} of the files whose rows a run wrote. */
    Dataset<Row> paths(String run) {
        return of(ScoreTable.FILES, run).select("path");
    }

    /** The columns {@code path} and {@code run} of the files that have rows of these runs. */
    Dataset<Row> files(SortedSet<String> runs) {
        return tables.get(ScoreTable.FILES)
                .filter(col("run").isin(runs.toArray()))
                .select("path", "run");
    }
}
