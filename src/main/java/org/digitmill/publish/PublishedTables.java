package org.digitmill.publish;

import java.io.IOException;
import java.util.Map;
import org.digitmill.score.table.ScoreTable;

/**
 * The three published tables, in a catalog or a database.
 *
 * <p>A row is identified by its key and its run. It never changes and is in a table once or not at all. Every method can be repeated and
 * can be called by several processes at once: an existing row is not written again.
 */
sealed interface PublishedTables extends AutoCloseable permits CatalogTables, DatabaseTables {
    /**
     * Creates the namespace, tables and columns that do not exist.
     *
     * @throws org.digitmill.InputException if the target cannot be reached, or contains other tables with these names
     */
    void prepare();

    /** The qualified name of a table, for messages. */
    String name(ScoreTable table);

    /** Current number of rows of each run in a table. */
    Map<String, Long> counts(ScoreTable table);

    /**
     * Publishes a run: in each table that changes, one commit inserts the run's rows and deletes all other rows of the same files. A
     * reader of the table sees all of that or nothing. The table of files is changed last.
     */
    void publish(String run, OutputRows rows, Map<ScoreTable, Difference> differences);

    /** Deletes the rows of files that are no longer in the output, with one commit per table. */
    void removeGone(OutputRows rows, Map<ScoreTable, Difference> differences);

    @Override
    void close() throws IOException;
}
