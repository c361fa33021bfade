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
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What a run left for the history server, read as that one reads it. */
final class EventLog extends SparkListener {
    private final List<String> jobs = new ArrayList<>();
    private long shuffled;
    private long remote;
    private long results;
    private long tasks;

    private EventLog() {}

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

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        jobs.add(String.valueOf(event.properties().getProperty("spark.job.description")));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        TaskMetrics metrics = event.taskMetrics();
        if (metrics != null) {
            tasks++;
            results += metrics.resultSize();
            shuffled += metrics.shuffleWriteMetrics().bytesWritten();
            remote += metrics.shuffleReadMetrics().remoteBytesRead();
        }
    }

    /** What Spark's page says of each job. */
    List<String> jobs() {
        return jobs;
    }

    Bytes bytes() {
        return new Bytes(tasks, results, shuffled, remote);
    }

    /**
     * Bytes between machines, by Spark's own metrics; broadcasts are not among them.
     *
     * @param results from tasks to the driver
     * @param shuffled from tasks to tasks
     * @param remote those of them that went to another machine
     */
    record Bytes(long tasks, long results, long shuffled, long remote) {
        Bytes per(long units, long reported) {
            return new Bytes(
                    tasks * reported / units,
                    results * reported / units,
                    shuffled * reported / units,
                    remote * reported / units);
        }

        @Override
        public String toString() {
            return "%,d tasks, %,d B results to the driver, %,d B shuffled, %,d B of them to another machine"
                    .formatted(tasks, results, shuffled, remote);
        }
    }
}
