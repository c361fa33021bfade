package org.digitmill.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.table.ScoreTable;

/** Compares published tables with those of the output, row by row and column by column. */
final class PublishAssertions {
    private PublishAssertions() {}

    static void assertEqual(ScoreOutput output, Function<ScoreTable, Dataset<Row>> published) throws IOException {
        for (ScoreTable table : ScoreTable.values()) {
            Column[] columns = Arrays.stream(table.schema().fields())
                    .map(StructField::name)
                    .map(functions::col)
                    .toArray(Column[]::new);
            assertEquals(
                    sorted(output.rows(table).select(columns)),
                    sorted(published.apply(table).select(columns)),
                    table.label());
        }
    }

    private static String sorted(Dataset<Row> rows) {
        return String.join(
                "\n", rows.collectAsList().stream().map(Row::toString).sorted().toList());
    }
}
