package org.digitmill.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * A job of one task a partition, whose results come to the driver, for jobs so short that Spark's own time in them counts.
 *
 * <p>It is {@code mapPartitionsWithIndex(…).collect()} without what these do on the driver each time: both hand Scala closures of
 * Spark's to its closure cleaner, which inflates and parses Spark's largest class files for each: a third of a job's way to its tasks. A
 * function that is no closure goes past it.
 */
public final class PartitionJob {
    private PartitionJob() {}

    /**
     * What a task does; it travels to executors.
     *
     * @param <T> elements of the partition
     * @param <R> the task's one result
     */
    @FunctionalInterface
    public interface Work<T, R> extends Serializable {
        /** @param partition its number, from 0 */
        R on(int partition, Iterator<T> elements);
    }

    /** Does the work on every partition. @return the results in the partitions' order */
    @SuppressWarnings("unchecked")
    public static <T, R> List<R> run(JavaRDD<T> partitions, Work<T, R> work) {
        Object results =
                partitions.context().<T, Object>runJob(partitions.rdd(), new Task<>(work), ClassTag$.MODULE$.Object());
        return (List<R>) List.of((Object[]) results);
    }

    private static final class Task<T, R> extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, Object>
            implements Serializable {
        private final Work<T, R> work;

        Task(Work<T, R> work) {
            this.work = work;
        }

        @Override
        public Object apply(TaskContext task, scala.collection.Iterator<T> elements) {
            return work.on(task.partitionId(), JavaConverters.asJavaIterator(elements));
        }
    }
}
