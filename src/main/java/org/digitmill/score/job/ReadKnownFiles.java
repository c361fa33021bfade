package org.digitmill.score.job;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.input.KnownFiles;
import org.digitmill.score.input.PathHash;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.table.Column;
import org.digitmill.score.table.FileColumns;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.RowValues;
import org.digitmill.score.table.TableReader;

/** Reads six columns of a part of the table of files, on an executor, for {@link KnownFiles}. */
final class ReadKnownFiles implements Function<String, KnownFiles.Part> {
    private static final List<Column<FileRow, ?>> COLUMNS = List.of(
            FileColumns.PATH,
            FileColumns.LENGTH,
            FileColumns.MODIFIED,
            FileColumns.ERROR_CODE,
            FileColumns.MODEL,
            FileColumns.TEMPLATE);

    private final Broadcast<RunContext> context;

    private ReadKnownFiles(Broadcast<RunContext> context) {
        this.context = context;
    }

    /** All files that the tables have. A row of another model or template than the run's is not valid. */
    static KnownFiles readAll(JavaSparkContext spark, Broadcast<RunContext> context) throws IOException {
        RunContext run = context.value();
        List<String> parts = OutputLayout.parts(run.storage(), run.layout().files());
        if (parts.isEmpty()) {
            return new KnownFiles(List.of());
        }
        int tasks = Math.min(parts.size(), 4 * spark.defaultParallelism());
        return new KnownFiles(
                spark.parallelize(parts, tasks).map(new ReadKnownFiles(context)).collect());
    }

    @Override
    public KnownFiles.Part call(String part) throws IOException {
        RunContext run = context.value();
        long[] entries = new long[3 * 1024];
        int count = 0;
        try (TableReader<long[]> rows =
                TableReader.open(run.storage(), run.layout().files(part), FileColumns.ALL, COLUMNS, this::entry)) {
            for (long[] entry = rows.next(); entry != null; entry = rows.next()) {
                if (3 * count == entries.length) {
                    entries = Arrays.copyOf(entries, 2 * entries.length);
                }
                System.arraycopy(entry, 0, entries, 3 * count, 3);
                count++;
            }
        }
        return new KnownFiles.Part(part, Arrays.copyOf(entries, 3 * count));
    }

    private long[] entry(RowValues row) {
        String code = row.get(FileColumns.ERROR_CODE);
        boolean holds = context.value().origin().model().equals(row.get(FileColumns.MODEL))
                && isRead(row)
                && (code == null || !ErrorCode.valueOf(code).isRetried());
        long[] hash = PathHash.of(row.get(FileColumns.PATH));
        long state = KnownFiles.state(row.get(FileColumns.LENGTH), row.get(FileColumns.MODIFIED), holds);
        return new long[] {hash[0], hash[1], state};
    }

    /** Whether the row has all that the run wants: fields of another template, or none, do not do. */
    private boolean isRead(RowValues row) {
        FormTemplate template = context.value().template();
        return template == null || template.sha256().equals(row.get(FileColumns.TEMPLATE));
    }
}
