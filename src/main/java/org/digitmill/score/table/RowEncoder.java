package org.digitmill.score.table;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Writes rows of a table as bytes: for each column a byte that says whether the value is null, the same as in the row before, or follows.
 *
 * @param <R> the rows
 */
final class RowEncoder<R> {
    static final int NULL = 0;
    static final int SAME = 1;
    static final int VALUE = 2;

    private final List<Column<R, ?>> columns;
    private final Object[] last;

    RowEncoder(TableColumns<R> table) {
        this.columns = table.all();
        this.last = new Object[columns.size()];
    }

    void write(R row, DataOutputStream output) throws IOException {
        for (Column<R, ?> column : columns) {
            write(column, row, output);
        }
    }

    private <V> void write(Column<R, V> column, R row, DataOutputStream output) throws IOException {
        V value = column.value().apply(row);
        if (value == null) {
            output.writeByte(NULL);
        } else if (value.equals(last[column.index()])) {
            output.writeByte(SAME);
        } else {
            output.writeByte(VALUE);
            column.type().toBytes().write(output, value);
            last[column.index()] = value;
        }
    }
}
