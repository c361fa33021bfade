package org.digitmill.score.job;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.score.commit.WrittenPart;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;
import org.digitmill.score.table.RowBlockReader;
import scala.Tuple2;

/**
 * Writes the blocks of a partition as a part of the tables into staging, on an executor: partition 0 becomes a new part, every other one
 * an older part with the new rows merged in.
 */
final class WriteParts implements Function2<Integer, Iterator<Tuple2<Long, byte[]>>, Iterator<WrittenPart>> {
    private final Broadcast<RunContext> context;
    private final int chunk;
    private final List<String> rewritten;

    WriteParts(Broadcast<RunContext> context, int chunk, List<String> rewritten) {
        this.context = context;
        this.chunk = chunk;
        this.rewritten = rewritten;
    }

    @Override
    public Iterator<WrittenPart> call(Integer target, Iterator<Tuple2<Long, byte[]>> blocks) throws IOException {
        if (!blocks.hasNext()) {
            return Collections.emptyIterator();
        }
        RunContext run = context.value();
        // Several attempts at a task may write at once; each has its own files, and the driver moves those of the one
        // that won.
        String staged = String.format(
                "%s/chunk-%05d-%d-attempt-%d",
                run.layout().staging(run.origin().run()),
                chunk,
                target,
                TaskContext.get().taskAttemptId());
        String files = staged + "-files.parquet";
        String digits = staged + "-digits.parquet";
        String name = target == 0 ? OutputLayout.part(run.origin().run(), chunk) : rewritten.get(target - 1);
        // A part that had fields gets a file of fields again, even an empty one, since the old one must be replaced.
        boolean withFields = run.template() != null
                || run.storage().status(run.layout().fields(name)).isPresent();
        String fields = withFields ? staged + "-fields.parquet" : null;
        Counts.Tally added = new Counts.Tally();
        SortedMap<String, Counts> replaced = new TreeMap<>();
        try (PartWriter writer = new PartWriter(run.storage(), files, digits, fields)) {
            if (target == 0) {
                writeNew(blocks, writer, added);
            } else {
                replaced = merge(name, blocks, run, writer, added);
            }
        }
        return List.of(new WrittenPart(name, digits, files, fields, added.counts(), replaced))
                .iterator();
    }

    private static void writeNew(Iterator<Tuple2<Long, byte[]>> blocks, PartWriter writer, Counts.Tally added)
            throws IOException {
        while (blocks.hasNext()) {
            for (ScoredFile scored : RowBlockReader.read(blocks.next()._2())) {
                writer.write(scored);
                added.add(scored.file());
            }
        }
    }

    private static SortedMap<String, Counts> merge(
            String part, Iterator<Tuple2<Long, byte[]>> blocks, RunContext run, PartWriter writer, Counts.Tally added)
            throws IOException {
        try (PartReader old = new PartReader(run.storage(), run.layout(), part)) {
            PartMerger merger = new PartMerger(old, writer);
            while (blocks.hasNext()) {
                for (ScoredFile scored : RowBlockReader.read(blocks.next()._2())) {
                    merger.add(scored);
                    added.add(scored.file());
                }
            }
            return merger.finish();
        }
    }
}
