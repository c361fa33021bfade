package org.digitmill.score;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Reads what a part of the table of files knows, on an executor; only six columns of it. */
final class ReadKnownFiles implements Function<String, KnownFiles.Part> {
    private final Broadcast<RunContext> context;

    private ReadKnownFiles(Broadcast<RunContext> context) {
        this.context = context;
    }

    /** All files that the tables have. A row of another model than the run's, or of another template, does not hold. */
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
                TableReader.open(run.storage(), run.layout().files(part), columns(), this::entry)) {
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

    private long[] entry(Group row) {
        String code = TableReader.text(row, "error_code");
        boolean holds = context.value().origin().model().equals(TableReader.text(row, "model"))
                && isRead(row)
                && (code == null || !ErrorCode.valueOf(code).isRetried());
        long[] hash = KnownFiles.hash(TableReader.text(row, "path"));
        long state = KnownFiles.state(row.getLong("length", 0), row.getLong("modified", 0), holds);
        return new long[] {hash[0], hash[1], state};
    }

    /** Whether the row has all that the run wants: fields of another template, or none, do not do. */
    private boolean isRead(Group row) {
        String template = context.value().origin().template();
        return template == null || template.equals(TableReader.text(row, "template"));
    }

    private static MessageType columns() {
        MessageType all = ScoreTables.FILES_PARQUET;
        Type[] wanted = {
            all.getType("path"),
            all.getType("length"),
            all.getType("modified"),
            all.getType("error_code"),
            all.getType("model"),
            all.getType("template")
        };
        return new MessageType(all.getName(), wanted);
    }
}
