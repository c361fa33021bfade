package org.digitmill.score.table;

/** The values of one row while it is read, by column. Values of columns that were not read are null. */
public final class RowValues {
    private final Object[] values;

    RowValues(int columns) {
        this.values = new Object[columns];
    }

    /** The value of a column; may be null. */
    @SuppressWarnings("unchecked") // Only set(Column, V) puts values in.
    public <V> V get(Column<?, V> column) {
        return (V) values[column.index()];
    }

    <V> void set(Column<?, V> column, V value) {
        values[column.index()] = value;
    }
}
