package org.digitmill.score.job;

import java.util.List;
import org.digitmill.score.input.FileBatch;

/**
 * A chunk: the files that are published together.
 *
 * @param number its place in the run, from 0
 * @param batches the files, a batch for each task
 * @param rewritten parts of the tables that already have rows for some of the files and are replaced as a whole; a file's target 1 is
 *     the first of them
 * @param files how many files it has
 * @param skipped files that were listed since the previous chunk and need no scoring
 * @param ignored names that were ignored since the previous chunk
 */
record Chunk(int number, List<FileBatch> batches, List<String> rewritten, int files, long skipped, long ignored) {
    Chunk {
        batches = List.copyOf(batches);
        rewritten = List.copyOf(rewritten);
    }

    /** Whether two chunks rewrite the same part, so that one must be published before the other is begun. */
    boolean conflictsWith(Chunk other) {
        return rewritten.stream().anyMatch(other.rewritten::contains);
    }
}
