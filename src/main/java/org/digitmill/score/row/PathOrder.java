package org.digitmill.score.row;

import java.util.Comparator;

/**
 * The order of paths in the tables: that of their UTF-8 bytes, in which Parquet keeps its statistics and Spark sorts.
 *
 * <p>It is Java's own order but for characters outside the basic plane, whose halves Java puts before some others.
 */
public enum PathOrder implements Comparator<String> {
    BY_BYTES;

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean halves = Character.isSurrogate(a) && Character.isSurrogate(b);
                return halves || !Character.isSurrogate(a) && !Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
