package org.digitmill.cli.demo;

import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.TextTable;
import org.digitmill.spark.SparkSessions;

/** The final text of the demo: the model's accuracy, and the readings of each sample. */
final class DemoText {
    private static final int WIDTH = 32;

    private DemoText() {}

    static String of(DemoResult result, String samples) {
        return """
                %s

                trained on   %s, %d epochs, %.2f %% of the validation digits right
                evaluated    %.2f %% of %,d test digits right
                scored       %,d files in %s: %,d read, %,d empty, %,d rejected

                model        %s
                tables       %s/digits and %s/files (Parquet)
                took         %.0f s"""
                .formatted(
                        samples(result.output(), samples),
                        result.data(),
                        result.epochs(),
                        100 * result.validationAccuracy(),
                        100 * result.accuracy(),
                        result.examples(),
                        result.listed(),
                        samples,
                        result.scored(),
                        result.empty(),
                        result.rejected(),
                        result.model(),
                        result.output(),
                        result.output(),
                        result.seconds());
    }

    /** The tables, file by file, as anyone could read them. */
    private static String samples(String output, String directory) {
        TextTable table = new TextTable("file", "status", "read", "least confidence", "to review", "error");
        try (SparkSession session = SparkSessions.open("digitmill demo")) {
            session.read().parquet(output + "/files").createOrReplaceTempView("files");
            session.read().parquet(output + "/digits").createOrReplaceTempView("digits");
            for (Row row : session.sql(
                            """
                            select files.path, first(status), first(text), min(confidence),
                                sum(if(digits.needs_review, 1, 0)), first(error_code)
                            from files left join digits on files.path = digits.path
                            group by files.path order by files.path""")
                    .collectAsList()) {
                table.add(
                        Path.of(directory).relativize(Path.of(row.getString(0))),
                        row.get(1),
                        row.isNullAt(2) ? "" : read(row.getString(2)),
                        row.isNullAt(3) ? "" : "%.1f %%".formatted(100 * row.getFloat(3)),
                        row.getLong(4) > 0 ? String.valueOf(row.getLong(4)) : "",
                        row.isNullAt(5) ? "" : row.get(5));
            }
        }
        return table.toString();
    }

    /** The numbers of a page in one line, as far as they fit. */
    private static String read(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
