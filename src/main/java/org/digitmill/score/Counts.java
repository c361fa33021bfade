package org.digitmill.score;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many files ended how.
 *
 * @param scored files with at least one digit
 * @param empty pictures without ink
 * @param rejected files that are no picture that can be read
 * @param digits that were read
 * @param rejectedByCode rejected files by the name of their {@link ErrorCode}; only codes that occur
 */
public record Counts(long scored, long empty, long rejected, long digits, SortedMap<String, Long> rejectedByCode)
        implements Serializable {
    /** No file at all. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, new TreeMap<>());

    public Counts {
        rejectedByCode = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByCode));
        if (rejected
                != rejectedByCode.values().stream().mapToLong(Long::longValue).sum()) {
            throw new IllegalArgumentException(rejected + " files are rejected, but by code " + rejectedByCode);
        }
    }

    /** Files of every kind. */
    public long files() {
        return scored + empty + rejected;
    }

    Counts plus(Counts other) {
        TreeMap<String, Long> codes = new TreeMap<>(rejectedByCode);
        other.rejectedByCode.forEach((code, count) -> codes.merge(code, count, Long::sum));
        return new Counts(
                scored + other.scored, empty + other.empty, rejected + other.rejected, digits + other.digits, codes);
    }

    /** Counts rows as they pass. */
    static final class Tally {
        private final long[] byStatus = new long[FileStatus.values().length];
        private final TreeMap<String, Long> byCode = new TreeMap<>();
        private long digits;

        void add(FileRow row) {
            byStatus[row.status().ordinal()]++;
            digits += row.digits();
            if (row.errorCode() != null) {
                byCode.merge(row.errorCode().name(), 1L, Long::sum);
            }
        }

        Counts counts() {
            return new Counts(
                    byStatus[FileStatus.SCORED.ordinal()],
                    byStatus[FileStatus.EMPTY.ordinal()],
                    byStatus[FileStatus.REJECTED.ordinal()],
                    digits,
                    byCode);
        }
    }
}
