package org.digitmill.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
    @Test
    void whatWasSubmittedWins() {
        SparkConf submitted = new SparkConf(false)
                .setMaster("spark://somewhere:7077")
                .set("spark.executorEnv.OMP_NUM_THREADS", "2")
                .set("spark.sql.parquet.compression.codec", "snappy");
        SparkConf settings = SparkSessions.settings(submitted, "digitmill train");
        assertEquals("spark://somewhere:7077", settings.get("spark.master"));
        assertEquals("2", settings.get("spark.executorEnv.OMP_NUM_THREADS"));
        assertEquals("snappy", settings.get("spark.sql.parquet.compression.codec"));
        assertEquals("digitmill train", settings.get("spark.app.name"));
    }

    @Test
    void withoutAMasterAllCoresOfThisMachineServe() {
        assertEquals(
                "local[*]",
                SparkSessions.settings(new SparkConf(false), "digitmill").get("spark.master"));
    }
}
