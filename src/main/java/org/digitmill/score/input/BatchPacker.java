package org.digitmill.score.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides the files of a chunk into batches of about equal work, so that neither many small files nor a large one keep other cores
 * waiting. Documents are spread over many batches, since one may take as long as the time limit.
 */
public final class BatchPacker {
    /** More batches than cores, so that the last one is short. */
    private static final int BATCHES_PER_CORE = 4;
    /** A batch this small is not worth a task. */
    private static final long LEAST_COST = 100 * FileCost.OPENING;
    /** Documents are spread over more batches: one that never ends takes a thousand times as long as another. */
    private static final int DOCUMENT_BATCHES_PER_CORE = 32;
    /** Documents in one batch, at most, however many there are. */
    private static final int MOST_DOCUMENTS = 16;

    private BatchPacker() {}

    /** @param parallelism tasks that run at once */
    public static List<FileBatch> pack(FileBatch chunk, int parallelism) {
        long rest =
                IntStream.range(0, chunk.size()).mapToLong(i -> cost(chunk, i)).sum();
        long left = Math.min((long) BATCHES_PER_CORE * parallelism, Math.max(1, rest / LEAST_COST));
        long inBatch = mostDocuments(chunk, parallelism);
        List<FileBatch> batches = new ArrayList<>();
        int from = 0;
        int documents = 0;
        long cost = 0;
        for (int i = 0; i < chunk.size(); i++) {
            long own = cost(chunk, i);
            boolean document = FileCost.isDocument(chunk.paths()[i]);
            // The unused share of a batch is added to the following ones, so that there is no small batch at the end.
            boolean full = left > 1 && cost + own > rest / left;
            boolean fullOfDocuments = document && documents == inBatch;
            // A compressed archive that is divided between batches is read twice.
            if (i > from && (full || fullOfDocuments) && !chunk.isOnePass(i - 1, i)) {
                batches.add(chunk.slice(batches.size(), from, i));
                from = i;
                rest -= cost;
                left = Math.min(full ? left - 1 : left, Math.max(1, rest / LEAST_COST));
                cost = 0;
                documents = 0;
            }
            cost += own;
            documents += document ? 1 : 0;
        }
        if (from < chunk.size()) {
            batches.add(chunk.slice(batches.size(), from, chunk.size()));
        }
        return batches;
    }

    private static long mostDocuments(FileBatch chunk, int parallelism) {
        long all = Arrays.stream(chunk.paths()).filter(FileCost::isDocument).count();
        return Math.max(1, Math.min(MOST_DOCUMENTS, all / ((long) DOCUMENT_BATCHES_PER_CORE * parallelism)));
    }

    private static long cost(FileBatch chunk, int index) {
        return FileCost.of(chunk.paths()[index], chunk.lengths()[index]);
    }
}
