package org.digitmill.spark;

import org.apache.spark.sql.SparkSession;

/** Spark within the test's own process: small, silent, on loopback only. */
public final class LocalSpark {
    private LocalSpark() {}

    /** Ends the session that tests share, for one that needs a Spark context of its own. */
    public static synchronized void stop() {
        SparkSession active = SparkSession.getDefaultSession().getOrElse(() -> null);
        if (active != null) {
            active.stop();
        }
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }

    /** A session on the given number of cores. One that runs on another number is stopped first. */
    public static synchronized SparkSession session(int cores) {
        String master = "local[" + cores + "]";
        SparkSession active = SparkSession.getDefaultSession().getOrElse(() -> null);
        if (active != null && !active.sparkContext().isStopped()) {
            if (active.sparkContext().master().equals(master)) {
                return active;
            }
        }
        stop();
        return SparkSession.builder()
                .master(master)
                .appName("digitmill tests")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }
}
