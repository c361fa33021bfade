package org.digitmill.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** The one builder of sessions. Where it runs and with what is spark-submit's to say; this adds what digitmill cannot do without. */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * A new session, which the caller closes.
     *
     * @param applicationName what Spark's pages show, such as "digitmill train"
     */
    public static SparkSession open(String applicationName) {
        return SparkSession.builder()
                .config(settings(new SparkConf(), applicationName))
                .getOrCreate();
    }

    /** Files as a session sees them, by Hadoop's own settings and by what spark-submit was given as {@code spark.hadoop.*}. */
    public static HadoopFiles files() {
        return new HadoopFiles(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }

    static SparkConf settings(SparkConf submitted, String applicationName) {
        SparkConf settings = submitted.clone();
        // What OpenBLAS was told of the processor decides on its roundings, and YARN's containers inherit nothing.
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("OPENBLAS_")) {
                settings.setIfMissing("spark.executorEnv." + name, value);
            }
        });
        // Times in tables are instants; they must not depend on where a machine stands.
        return settings.setAppName(applicationName)
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.sql.session.timeZone", "UTC")
                .setIfMissing("spark.sql.parquet.compression.codec", "zstd")
                // Spark clears a whole block for all that it broadcasts, the little that describes a task too.
                .setIfMissing("spark.broadcast.blockSize", "1m")
                // What a worker of a training round returns is some MB; above this it would go through the block
                // manager, which takes longer than the bytes themselves.
                .setIfMissing("spark.task.maxDirectResultSize", "16m")
                // Must stand in the environment before an executor starts: tasks are the parallelism, not threads
                // within them.
                .setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    }
}
