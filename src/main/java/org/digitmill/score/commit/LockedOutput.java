package org.digitmill.score.commit;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.spark.RunName;
import org.digitmill.storage.HadoopFiles;

/**
 * An output directory that no run can change while it is held. The publication of a killed run is completed first, so the three tables
 * are consistent.
 */
public final class LockedOutput implements AutoCloseable {
    private final ScoreOutput tables;
    private final Publication publication;

    private LockedOutput(ScoreOutput tables, Publication publication) {
        this.tables = tables;
        this.publication = publication;
    }

    /**
     * Takes hold of an output.
     *
     * @param purpose a word for what it is held for, which others are told who want it meanwhile
     * @throws org.digitmill.InputException if the directory has never been an output, cannot be written to, or is locked by another run
     */
    public static LockedOutput take(SparkSession spark, String output, String purpose) throws IOException {
        ScoreOutput tables = ScoreOutput.open(spark, output);
        HadoopFiles storage = new HadoopFiles(spark.sparkContext().hadoopConfiguration());
        OutputLayout layout = new OutputLayout(storage.resolve(output));
        return new LockedOutput(tables, Publication.open(storage, layout, RunName.next() + "-" + purpose));
    }

    public ScoreOutput tables() {
        return tables;
    }

    /** Checks that it is still held. */
    public void check() throws IOException {
        publication.check();
    }

    @Override
    public void close() throws IOException {
        publication.close();
    }
}
