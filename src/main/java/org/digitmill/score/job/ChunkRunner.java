package org.digitmill.score.job;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.score.commit.WrittenPart;

/** Scores a chunk in one Spark job: a task for each batch of files, then a task for each part of the tables. */
final class ChunkRunner {
    private final JavaSparkContext spark;
    private final Broadcast<RunContext> context;
    private final LongAccumulator done;
    private final LongAccumulator rejected;

    ChunkRunner(JavaSparkContext spark, Broadcast<RunContext> context) {
        this.spark = spark;
        this.context = context;
        this.done = spark.sc().longAccumulator("files done");
        this.rejected = spark.sc().longAccumulator("files rejected");
    }

    /**
     * The chunk's parts, whole in staging, and nothing published.
     *
     * @param chunks of the run, for showing; 0 while the listing goes on
     */
    List<WrittenPart> run(Chunk chunk, int chunks) {
        if (chunk.files() == 0) {
            return List.of();
        }
        String run = context.value().origin().run();
        String place = chunks == 0 ? "" : " of " + chunks;
        spark.setJobGroup(
                run, String.format("score %s: chunk %d%s, %d files", run, chunk.number() + 1, place, chunk.files()));
        int targets = 1 + chunk.rewritten().size();
        return spark.parallelize(chunk.batches(), chunk.batches().size())
                .mapPartitionsToPair(new ScoreBatches(context, done, rejected))
                .repartitionAndSortWithinPartitions(new BlockKey.ByTarget(targets))
                .mapPartitionsWithIndex(new WriteParts(context, chunk.number(), chunk.rewritten()), false)
                .collect();
    }

    /** Files done so far, for showing: a task that is tried again counts twice. */
    long done() {
        return done.value();
    }

    long rejected() {
        return rejected.value();
    }

    void cancel() {
        spark.cancelJobGroup(context.value().origin().run());
    }
}
