package org.digitmill.publish;

import java.io.IOException;
import java.util.Map;
import org.digitmill.score.table.ScoreTable;

/**
 * The three tables that others read.
 *
 * <p>A row is told by its key and its run: such a row never changes, and is in a table once or not at all. Every method can be repeated, and
 * called by several processes at once: a row that is there is not written again.
 */
sealed interface PublishedTables extends AutoCloseable permits CatalogTables, DatabaseTables {
    /**
     * Makes the namespace, the tables and the columns that are not there.
     *
     * @throws org.digitmill.InputException when the place cannot be reached, or holds other tables of these names
     */
    void prepare();

    /** The name of a table, for people. */
    String name(ScoreTable table);

    /** How many rows each run has in a table, as of now. */
    Map<String, Long> counts(ScoreTable table);

    /**
     * Publishes a run: in each table that is concerned, one commit puts in the run's rows and takes out all other rows of the same files. A
     * reader of the table sees all of that or nothing. The table of files is the last.
     */
    void publish(String run, OutputRows rows, Map<ScoreTable, Difference> differences);

    /** Takes out the rows of files that the output has no longer, one commit a table. */
    void removeGone(OutputRows rows, Map<ScoreTable, Difference> differences);

    @Override
    void close() throws IOException;
}
