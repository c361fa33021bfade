package org.digitmill.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.history.EventLogFileReader;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.ReplayListenerBus;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockUpdatedInfo;

/**
 * What a run left for the history server, read as that one reads it: the jobs in their order, each with what went over the network until
 * the next one began.
 */
final class EventLog extends SparkListener {
    private final List<Job> jobs = new ArrayList<>();

    private EventLog() {
        jobs.add(new Job("before the first job", Traffic.NONE));
    }

    /** @param description what Spark's page says of it */
    record Job(String description, Traffic traffic) {}

    /** Settings that a run needs, to say all this. */
    static List<String> settings(String directory) {
        return List.of(
                "spark.eventLog.enabled=true",
                "spark.eventLog.logBlockUpdates.enabled=true",
                "spark.eventLog.dir=" + directory);
    }

    /** Reads the one log of a directory. */
    static EventLog read(Configuration configuration, String directory) throws IOException {
        FileSystem system = new Path(directory).getFileSystem(configuration);
        FileStatus[] logs = system.listStatus(new Path(directory));
        if (logs.length != 1) {
            throw new IOException(logs.length + " event logs in " + directory);
        }
        EventLog log = new EventLog();
        ReplayListenerBus bus = new ReplayListenerBus();
        bus.addListener(log);
        try (InputStream content = EventLogFileReader.openEventLog(logs[0].getPath(), system)) {
            bus.replay(content, directory, false, ReplayListenerBus.SELECT_ALL_FILTER());
        }
        return log;
    }

    private void add(Traffic more) {
        Job last = jobs.get(jobs.size() - 1);
        jobs.set(jobs.size() - 1, new Job(last.description, last.traffic.plus(more)));
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        jobs.add(new Job(String.valueOf(event.properties().getProperty("spark.job.description")), Traffic.NONE));
    }

    /** A piece of a broadcast that an executor has fetched. */
    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
        BlockUpdatedInfo block = event.blockUpdatedInfo();
        if (block.storageLevel().isValid()
                && !block.blockManagerId().isDriver()
                && block.blockId().name().contains("_piece")) {
            add(new Traffic(block.memSize() + block.diskSize(), 0, 0, 0));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        TaskMetrics metrics = event.taskMetrics();
        if (metrics != null) {
            add(new Traffic(
                    0,
                    metrics.resultSize(),
                    metrics.shuffleWriteMetrics().bytesWritten(),
                    metrics.shuffleReadMetrics().remoteBytesRead()));
        }
    }

    List<Job> jobs() {
        return jobs;
    }

    boolean hasJob(String description) {
        return jobs.stream().anyMatch(job -> job.description.contains(description));
    }

    Traffic all() {
        return jobs.stream().map(Job::traffic).reduce(Traffic.NONE, Traffic::plus);
    }

    /**
     * Bytes by Spark's own metrics.
     *
     * @param broadcast from the driver, or from each other, to all executors together
     * @param results from tasks to the driver
     * @param shuffled from tasks to tasks
     * @param remote those of them that went to another machine
     */
    record Traffic(long broadcast, long results, long shuffled, long remote) {
        static final Traffic NONE = new Traffic(0, 0, 0, 0);

        Traffic plus(Traffic more) {
            return new Traffic(
                    broadcast + more.broadcast, results + more.results, shuffled + more.shuffled, remote + more.remote);
        }

        @Override
        public String toString() {
            return "%,d B broadcast, %,d B results, %,d B shuffled, %,d B of them to another machine"
                    .formatted(broadcast, results, shuffled, remote);
        }
    }
}
