package org.digitmill.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Runs an action once, when a number of tasks of a job have started, and counts speculative and failed tasks and lost executors. */
final class Trouble extends SparkListener {
    private final int tasks;
    private final Runnable action;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger speculative = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger removed = new AtomicInteger();

    Trouble(int tasks, Runnable action) {
        this.tasks = tasks;
        this.action = action;
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        if (event.taskInfo().speculative()) {
            speculative.incrementAndGet();
        }
        if (started.incrementAndGet() == tasks) {
            action.run();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (event.taskInfo().failed()) {
            failed.incrementAndGet();
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        removed.incrementAndGet();
    }

    /** Tasks that were started a second time while the first was at work. */
    int speculativeTasks() {
        return speculative.get();
    }

    int failedTasks() {
        return failed.get();
    }

    int removedExecutors() {
        return removed.get();
    }

    @Override
    public String toString() {
        return started + " tasks started, " + speculative + " of them speculative, " + failed + " failed, " + removed
                + " executors lost";
    }
}
