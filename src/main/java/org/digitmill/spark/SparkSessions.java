package org.digitmill.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.digitmill.storage.HadoopFiles;

/** Builds all Spark sessions. Master and resources come from spark-submit; this class adds the settings that digitmill needs. */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * A new session, which the caller closes.
     *
     * @param applicationName name on Spark's web pages, such as "digitmill train"
     */
    public static SparkSession open(String applicationName) {
        return SparkSession.builder()
                .config(settings(new SparkConf(), applicationName))
                .getOrCreate();
    }

    /** File access with Hadoop's own settings and the {@code spark.hadoop.*} settings of spark-submit. */
    public static HadoopFiles files() {
        return new HadoopFiles(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }

    static SparkConf settings(SparkConf submitted, String applicationName) {
        SparkConf settings = submitted.clone();
        // OpenBLAS's settings determine how it rounds, and YARN's containers do not inherit the environment.
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("OPENBLAS_")) {
                settings.setIfMissing("spark.executorEnv." + name, value);
            }
        });
        // Times in tables are instants and must not depend on a machine's time zone.
        return settings.setAppName(applicationName)
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.sql.session.timeZone", "UTC")
                .setIfMissing("spark.sql.parquet.compression.codec", "zstd")
                // Spark allocates a whole block for everything that it broadcasts, also for the small description of a
                // task.
                .setIfMissing("spark.broadcast.blockSize", "1m")
                // A worker of a training round returns some megabytes; larger results would go through the block
                // manager, which takes
                // longer than the transfer.
                .setIfMissing("spark.task.maxDirectResultSize", "16m")
                // Must be in the environment before an executor starts: tasks are the parallelism, not threads within
                // them.
                .setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    }
}
