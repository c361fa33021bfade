package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the files of a chunk into batches of about the same work, so that neither many small files nor one large one keep the other
 * cores waiting.
 */
final class BatchPacker {
    /** More batches than cores: the last one to end is then short. */
    private static final int BATCHES_PER_CORE = 4;
    /** What opening a file costs, in bytes of picture that are decoded in the same time. */
    private static final long FILE_COST = 4_096;
    /** A batch this small is not worth a task. */
    private static final long LEAST_COST = 100 * FILE_COST;

    private BatchPacker() {}

    /** @param parallelism tasks that run at once */
    static List<FileBatch> pack(FileBatch chunk, int parallelism) {
        long rest = chunk.size() * FILE_COST + chunk.bytes();
        long left = Math.min((long) BATCHES_PER_CORE * parallelism, Math.max(1, rest / LEAST_COST));
        List<FileBatch> batches = new ArrayList<>();
        int from = 0;
        long cost = 0;
        for (int i = 0; i < chunk.size(); i++) {
            long own = FILE_COST + chunk.lengths()[i];
            // What a batch falls short of its share goes to those behind it, and not into a small one at the end.
            // A pass that is cut in two is made twice.
            if (i > from && left > 1 && cost + own > rest / left && !chunk.isOnePass(i - 1, i)) {
                batches.add(chunk.slice(batches.size(), from, i));
                from = i;
                rest -= cost;
                left = Math.min(left - 1, Math.max(1, rest / LEAST_COST));
                cost = 0;
            }
            cost += own;
        }
        if (from < chunk.size()) {
            batches.add(chunk.slice(batches.size(), from, chunk.size()));
        }
        return batches;
    }
}
