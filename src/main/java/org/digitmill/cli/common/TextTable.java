package org.digitmill.cli.common;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats a text table: one line per row, aligned columns, numbers to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with as many cells as there are headings; whole numbers get thousands separators. */
    public TextTable add(Object... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in a table of " + rows.get(0).size() + " columns");
        }
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(column -> text(cells[column]))
                .toList());
        return this;
    }

    private static String text(Object cell) {
        if (cell instanceof Integer || cell instanceof Long) {
            return "%,d".formatted(((Number) cell).longValue());
        }
        // A file name may hold what moves the cursor.
        return String.valueOf(cell).replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        boolean[] numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            numeric[column] = isNumeric(column);
        }
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> padded(row.get(column), widths[column], numeric[column]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?[\\d,.]*\\d ?%?|"));
    }

    private static String padded(String cell, int width, boolean right) {
        String padding = " ".repeat(width - length(cell));
        return right ? padding + cell : cell + padding;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
