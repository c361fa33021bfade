package org.digitmill.score;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.digitmill.model.Prediction;
import org.digitmill.spark.HadoopFiles;

/** The rows of one Parquet file of a table, one after the other. */
final class TableReader<T> implements AutoCloseable {
    private final ParquetReader<Group> reader;
    private final Function<Group, T> row;

    private TableReader(ParquetReader<Group> reader, Function<Group, T> row) {
        this.reader = reader;
        this.row = row;
    }

    static TableReader<FileRow> files(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.FILES_PARQUET, TableReader::file);
    }

    static TableReader<DigitRow> digits(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.DIGITS_PARQUET, TableReader::digit);
    }

    static TableReader<FieldRow> fields(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.FIELDS_PARQUET, TableReader::field);
    }

    /** Reads the columns of {@code schema} alone. */
    static <T> TableReader<T> open(HadoopFiles files, String path, MessageType schema, Function<Group, T> row)
            throws IOException {
        ParquetReader<Group> reader = ParquetReader.builder(new Columns(schema), new Path(files.resolve(path)))
                .withConf(files.configuration())
                .build();
        return new TableReader<>(reader, row);
    }

    /** The next row; null after the last. */
    T next() throws IOException {
        Group group = reader.read();
        return group == null ? null : row.apply(group);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** A text column; null where the row has none. */
    static String text(Group group, String column) {
        return isSet(group, column) ? group.getString(column, 0) : null;
    }

    private static boolean isSet(Group group, String column) {
        return group.getType().containsField(column) && group.getFieldRepetitionCount(column) > 0;
    }

    private static FileRow file(Group group) {
        String code = text(group, "error_code");
        return new FileRow(
                text(group, "run"),
                text(group, "path"),
                group.getLong("length", 0),
                group.getLong("modified", 0),
                text(group, "sha256"),
                FileStatus.ofLabel(text(group, "status")),
                code == null ? null : ErrorCode.valueOf(code),
                text(group, "error_message"),
                text(group, "format"),
                group.getInteger("pages", 0),
                group.getInteger("digits", 0),
                text(group, "text"),
                group.getInteger("elapsed_ms", 0),
                text(group, "model"),
                isSet(group, "fields") ? group.getInteger("fields", 0) : 0,
                text(group, "template"));
    }

    private static FieldRow field(Group group) {
        return new FieldRow(
                text(group, "run"),
                text(group, "path"),
                group.getInteger("page", 0),
                text(group, "field"),
                group.getInteger("x", 0),
                group.getInteger("y", 0),
                group.getInteger("width", 0),
                group.getInteger("height", 0),
                text(group, "text"),
                isSet(group, "confidence") ? Float.valueOf(group.getFloat("confidence", 0)) : null,
                group.getBoolean("valid", 0),
                group.getBoolean("needs_review", 0),
                text(group, "model"));
    }

    private static DigitRow digit(Group group) {
        Group list = group.getGroup("probabilities", 0);
        float[] probabilities = new float[list.getFieldRepetitionCount(0)];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = list.getGroup(0, i).getFloat(0, 0);
        }
        return new DigitRow(
                text(group, "run"),
                text(group, "path"),
                group.getInteger("page", 0),
                group.getInteger("line", 0),
                group.getInteger("position", 0),
                group.getInteger("x", 0),
                group.getInteger("y", 0),
                group.getInteger("width", 0),
                group.getInteger("height", 0),
                new Prediction(group.getInteger("digit", 0), group.getFloat("confidence", 0), probabilities),
                group.getBoolean("needs_review", 0),
                text(group, "model"),
                isSet(group, "read_as") ? Integer.valueOf(group.getInteger("read_as", 0)) : null,
                isSet(group, "turned") ? group.getFloat("turned", 0) : 0,
                isSet(group, "dots_per_inch") ? group.getInteger("dots_per_inch", 0) : 0);
    }

    /** Reads the columns that are wanted, and of those that came later the ones that the file has. */
    private static final class Columns extends GroupReadSupport {
        private final MessageType wanted;

        Columns(MessageType wanted) {
            this.wanted = wanted;
        }

        @Override
        public ReadContext init(InitContext context) {
            List<Type> columns = wanted.getFields().stream()
                    .filter(column -> !ScoreTables.LATER.contains(column.getName())
                            || context.getFileSchema().containsField(column.getName()))
                    .toList();
            return new ReadContext(new MessageType(wanted.getName(), columns));
        }
    }
}
