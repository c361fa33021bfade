package org.digitmill.score.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.digitmill.score.input.ArchiveEntry;
import org.digitmill.score.input.BatchPacker;
import org.digitmill.score.input.FileBatch;
import org.digitmill.score.input.FileLister;
import org.digitmill.score.input.KnownFiles;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ScoreOptions;

/** Divides the listing into chunks and leaves out files that need no scoring. It works while files are listed. */
final class ChunkPlanner implements Iterator<Chunk> {
    private final FileLister lister;
    private final KnownFiles known;
    private final ScoreOptions options;
    private final int parallelism;
    private int number;
    private long ignored;
    private volatile long listed;
    private volatile long skipped;
    private volatile int chunks;
    private volatile boolean ended;

    /** @param parallelism tasks that run at once */
    ChunkPlanner(FileLister lister, KnownFiles known, ScoreOptions options, int parallelism) {
        this.lister = lister;
        this.known = known;
        this.options = options;
        this.parallelism = parallelism;
    }

    /** Number of files listed so far. Can be called by any thread, as the two methods below. */
    long listed() {
        return listed;
    }

    /** Files among them that need no scoring. */
    long skipped() {
        return skipped;
    }

    /** Number of chunks with files; 0 while it is not known. Can be called by any thread. */
    int chunks() {
        return chunks;
    }

    boolean isAtEnd() {
        return ended;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** The next chunk. The last one can be without files: it says what was skipped at the end. */
    @Override
    public Chunk next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<ListedFile> files = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        List<String> rewritten = new ArrayList<>();
        long skippedBefore = skipped;
        long bytes = 0;
        while (lister.hasNext() && files.size() < options.chunkFiles() && bytes < options.chunkBytes()) {
            ListedFile file = lister.next();
            listed++;
            if (!options.rescore() && known.isCurrent(file)) {
                skipped++;
                continue;
            }
            files.add(file);
            targets.add(target(known.part(file.path()), rewritten));
            bytes += file.length();
        }
        ended = !lister.hasNext();
        long ignoredBefore = ignored;
        ignored = lister.ignored();
        List<FileBatch> batches = BatchPacker.pack(columns(files, targets), parallelism);
        Chunk chunk =
                new Chunk(number++, batches, rewritten, files.size(), skipped - skippedBefore, ignored - ignoredBefore);
        if (ended) {
            chunks = files.isEmpty() ? chunk.number() : number;
        }
        return chunk;
    }

    private static int target(String part, List<String> rewritten) {
        if (part == null) {
            return 0;
        }
        if (!rewritten.contains(part)) {
            rewritten.add(part);
        }
        return 1 + rewritten.indexOf(part);
    }

    private static FileBatch columns(List<ListedFile> files, List<Integer> targets) {
        int count = files.size();
        boolean archives = files.stream().anyMatch(file -> file.entry() != null);
        FileBatch batch = new FileBatch(
                0,
                new String[count],
                new long[count],
                new long[count],
                new byte[count],
                new int[count],
                archives ? new ArchiveEntry[count] : null);
        for (int i = 0; i < count; i++) {
            ListedFile file = files.get(i);
            batch.paths()[i] = file.path();
            batch.lengths()[i] = file.length();
            batch.modified()[i] = file.modified();
            batch.problems()[i] =
                    (byte) (file.problem() == null ? -1 : file.problem().ordinal());
            batch.targets()[i] = targets.get(i);
            if (archives) {
                batch.entries()[i] = file.entry();
            }
        }
        return batch;
    }
}
