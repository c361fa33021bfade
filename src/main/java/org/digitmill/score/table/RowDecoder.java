package org.digitmill.score.table;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads the rows of a table that a {@link RowEncoder} wrote.
 *
 * @param <R> the rows
 */
final class RowDecoder<R> {
    private final TableColumns<R> table;
    private final List<Column<R, ?>> columns;
    private final RowValues last;

    RowDecoder(TableColumns<R> table) {
        this.table = table;
        this.columns = table.all();
        this.last = new RowValues(columns.size());
    }

    R read(ByteBuffer input) {
        RowValues values = new RowValues(columns.size());
        for (Column<R, ?> column : columns) {
            read(column, input, values);
        }
        return table.row(values);
    }

    private <V> void read(Column<R, V> column, ByteBuffer input, RowValues values) {
        int form = input.get();
        if (form == RowEncoder.VALUE) {
            last.set(column, column.type().fromBytes().apply(input));
        }
        if (form != RowEncoder.NULL) {
            values.set(column, last.get(column));
        }
    }
}
