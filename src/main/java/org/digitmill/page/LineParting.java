package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts digits of two lines that touch: blobs too tall for one digit are cut along the row with the least ink. */
final class LineParting {
    /** Of the usual height: what is taller may be two digits. */
    private static final double TALL = 1.45;
    /** Of the blob's height: a cut lies at least so far from both ends. */
    private static final double END = 0.3;

    private static final double THIN = 0.35;

    private final Examiner examiner;
    private final double digitHeight;

    LineParting(Examiner examiner, double digitHeight) {
        this.examiner = examiner;
        this.digitHeight = digitHeight;
    }

    /** The same candidates, with the two parts instead of those whose parts look more like digits than they. */
    List<Candidate> part(List<Candidate> candidates) {
        List<Candidate> tall = candidates.stream().filter(this::mayBeTwo).toList();
        List<Blob> parts = new ArrayList<>();
        for (Candidate candidate : tall) {
            int row = cut(candidate.blob());
            parts.add(part(candidate.blob(), Integer.MIN_VALUE, row));
            parts.add(part(candidate.blob(), row, Integer.MAX_VALUE));
        }
        List<Candidate> examined = examiner.examine(parts);
        List<Candidate> result = new ArrayList<>(candidates);
        for (int i = 0; i < tall.size(); i++) {
            Candidate upper = examined.get(2 * i);
            Candidate lower = examined.get(2 * i + 1);
            if (Math.max(upper.logit(), lower.logit()) > tall.get(i).logit()) {
                result.remove(tall.get(i));
                result.add(upper);
                result.add(lower);
            }
        }
        return result;
    }

    private boolean mayBeTwo(Candidate candidate) {
        int height = candidate.blob().height();
        // What is thin is the side of a box.
        return candidate.blob().width() > THIN * digitHeight
                && height > TALL * digitHeight
                && height < 2 * TALL * digitHeight
                && candidate.logit() < 1;
    }

    /** The first row of the lower part. */
    private static int cut(Blob blob) {
        int[] ink = new int[blob.height()];
        int[] runs = blob.runs();
        for (int i = 0; i < runs.length; i += 3) {
            ink[runs[i] - blob.top()] += runs[i + 2] - runs[i + 1] + 1;
        }
        int best = blob.height() / 2;
        for (int row = (int) (END * ink.length); row < (1 - END) * ink.length; row++) {
            boolean nearer = Math.abs(row - ink.length / 2) < Math.abs(best - ink.length / 2);
            best = ink[row] < ink[best] || ink[row] == ink[best] && nearer ? row : best;
        }
        return blob.top() + best;
    }

    /** The rows from {@code from} on, before {@code to}; both parts have ink, since a blob has some in each of its rows. */
    private static Blob part(Blob blob, int from, int to) {
        int[] runs = new int[blob.runs().length];
        int count = 0;
        for (int i = 0; i < runs.length; i += 3) {
            if (blob.runs()[i] >= from && blob.runs()[i] < to) {
                System.arraycopy(blob.runs(), i, runs, count, 3);
                count += 3;
            }
        }
        return Blob.of(Arrays.copyOf(runs, count));
    }
}
