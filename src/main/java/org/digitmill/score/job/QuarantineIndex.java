package org.digitmill.score.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.JsonMappers;
import org.digitmill.score.reading.Quarantine;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.table.Column;
import org.digitmill.score.table.FileColumns;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.RowValues;
import org.digitmill.score.table.TableReader;
import org.digitmill.storage.HadoopFiles;

/**
 * Writes the index of a quarantine: for each part of the table of files a list of its rejected files, with one JSON object per line. It
 * is derived from the tables alone, so it is right also after a kill.
 */
final class QuarantineIndex implements VoidFunction<String> {
    private static final List<Column<FileRow, ?>> COLUMNS = List.of(
            FileColumns.PATH,
            FileColumns.LENGTH,
            FileColumns.MODIFIED,
            FileColumns.ERROR_CODE,
            FileColumns.ERROR_MESSAGE);

    private final Broadcast<RunContext> context;

    private QuarantineIndex(Broadcast<RunContext> context) {
        this.context = context;
    }

    static void write(JavaSparkContext spark, Broadcast<RunContext> context) throws IOException {
        RunContext run = context.value();
        if (!run.quarantine().isWanted()) {
            return;
        }
        var parts = OutputLayout.parts(run.storage(), run.layout().files());
        if (!parts.isEmpty()) {
            int tasks = Math.min(parts.size(), 4 * spark.defaultParallelism());
            spark.parallelize(parts, tasks).foreach(new QuarantineIndex(context));
        }
    }

    @Override
    public void call(String part) throws IOException {
        RunContext run = context.value();
        StringBuilder lines = new StringBuilder();
        try (TableReader<String> rows =
                TableReader.open(run.storage(), run.layout().files(part), FileColumns.ALL, COLUMNS, this::line)) {
            for (String line = rows.next(); line != null; line = rows.next()) {
                lines.append(line);
            }
        }
        String index = run.quarantine().index(part);
        if (lines.length() == 0) {
            run.storage().delete(index);
            return;
        }
        run.storage().write(index, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A line for a rejected file; nothing for another. */
    private String line(RowValues row) {
        String code = row.get(FileColumns.ERROR_CODE);
        if (code == null) {
            return "";
        }
        String path = row.get(FileColumns.PATH);
        long length = row.get(FileColumns.LENGTH);
        Quarantine quarantine = context.value().quarantine();
        String copy = Quarantine.name(path, length, row.get(FileColumns.MODIFIED));
        ObjectNode line = JsonMappers.PLAIN.createObjectNode();
        line.put("path", path);
        line.put("length", length);
        line.put("error_code", code);
        line.put("error_message", row.get(FileColumns.ERROR_MESSAGE));
        line.put("copy", isThere(quarantine.copies() + "/" + copy) ? "files/" + copy : null);
        return line + "\n";
    }

    private boolean isThere(String path) {
        HadoopFiles files = context.value().storage();
        try {
            return files.status(path).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
