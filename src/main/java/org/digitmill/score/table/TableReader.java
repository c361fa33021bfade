package org.digitmill.score.table;

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
import org.digitmill.InputException;
import org.digitmill.storage.HadoopFiles;

/**
 * The rows of one Parquet file of a table, one after the other.
 *
 * @param <T> what is made of each row
 */
public final class TableReader<T> implements AutoCloseable {
    private final ParquetReader<Group> reader;
    private final Function<Group, T> row;

    private TableReader(ParquetReader<Group> reader, Function<Group, T> row) {
        this.reader = reader;
        this.row = row;
    }

    /** Reads whole rows. */
    public static <R> TableReader<R> open(HadoopFiles files, String path, TableColumns<R> table) throws IOException {
        return open(files, path, table, table.all(), table::row);
    }

    /** Reads some of the columns. */
    public static <R, T> TableReader<T> open(
            HadoopFiles files,
            String path,
            TableColumns<R> table,
            List<Column<R, ?>> wanted,
            Function<RowValues, T> row)
            throws IOException {
        ParquetReader<Group> reader = ParquetReader.builder(
                        new Columns(table.parquet(wanted), path), new Path(files.resolve(path)))
                .withConf(files.configuration())
                .build();
        int columns = table.all().size();
        return new TableReader<>(reader, group -> row.apply(values(group, wanted, columns)));
    }

    private static <R> RowValues values(Group group, List<Column<R, ?>> wanted, int columns) {
        RowValues values = new RowValues(columns);
        for (int field = 0; field < wanted.size(); field++) {
            if (group.getFieldRepetitionCount(field) > 0) {
                read(group, field, wanted.get(field), values);
            }
        }
        return values;
    }

    private static <V> void read(Group group, int field, Column<?, V> column, RowValues values) {
        values.set(column, column.type().fromParquet().apply(group, field));
    }

    /** The next row; null after the last. */
    public T next() throws IOException {
        Group group = reader.read();
        return group == null ? null : row.apply(group);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Reads the columns that are wanted. */
    private static final class Columns extends GroupReadSupport {
        private final MessageType wanted;
        private final String path;

        Columns(MessageType wanted, String path) {
            this.wanted = wanted;
            this.path = path;
        }

        @Override
        public ReadContext init(InitContext context) {
            for (Type column : wanted.getFields()) {
                if (!context.getFileSchema().containsField(column.getName())) {
                    throw new InputException("The table " + path + " has no column " + column.getName()
                            + ": another version of digitmill wrote it. Score into another output directory.");
                }
            }
            return new ReadContext(wanted);
        }
    }
}
