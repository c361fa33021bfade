package org.digitmill.score.row;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of files by status, and of their digits.
 *
 * @param scored files with at least one digit, read or not
 * @param empty pictures on which nothing is written
 * @param rejected files that are no picture that can be read
 * @param digits that were read
 * @param unread ink that looks like a handwritten digit and was not read
 * @param needsReview files that need review
 * @param rejectedByCode rejected files by the name of their {@link ErrorCode}; only codes that occur
 */
public record Counts(
        long scored,
        long empty,
        long rejected,
        long digits,
        long unread,
        long needsReview,
        SortedMap<String, Long> rejectedByCode)
        implements Serializable {
    /** No file at all. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, new TreeMap<>());

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

    public Counts plus(Counts other) {
        TreeMap<String, Long> codes = new TreeMap<>(rejectedByCode);
        other.rejectedByCode.forEach((code, count) -> codes.merge(code, count, Long::sum));
        return new Counts(
                scored + other.scored,
                empty + other.empty,
                rejected + other.rejected,
                digits + other.digits,
                unread + other.unread,
                needsReview + other.needsReview,
                codes);
    }

    /** Counts rows as they pass. */
    public static final class Tally {
        private final long[] byStatus = new long[FileStatus.values().length];
        private final TreeMap<String, Long> byCode = new TreeMap<>();
        private long digits;
        private long unread;
        private long needsReview;

        public void add(FileRow row) {
            byStatus[row.status().ordinal()]++;
            digits += row.findings().digits();
            unread += row.findings().unread();
            needsReview += row.findings().needsReview() ? 1 : 0;
            if (row.errorCode() != null) {
                byCode.merge(row.errorCode().name(), 1L, Long::sum);
            }
        }

        public Counts counts() {
            return new Counts(
                    byStatus[FileStatus.SCORED.ordinal()],
                    byStatus[FileStatus.EMPTY.ordinal()],
                    byStatus[FileStatus.REJECTED.ordinal()],
                    digits,
                    unread,
                    needsReview,
                    byCode);
        }
    }
}
