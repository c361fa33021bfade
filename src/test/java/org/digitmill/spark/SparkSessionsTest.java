package org.digitmill.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
    @Test
    void what_was_submitted_wins() {
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
    void without_a_master_all_cores_of_this_machine_serve() {
        assertEquals(
                "local[*]",
                SparkSessions.settings(new SparkConf(false), "digitmill").get("spark.master"));
    }
}
