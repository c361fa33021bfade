package org.digitmill.publish;

import java.util.List;

/**
 * The result of a publication.
 *
 * @param tables qualified names of the tables
 * @param rowsWritten rows inserted into the three tables
 * @param rowsRemoved rows deleted from the three tables: replaced ones, and those of removed files
 * @param runsPublished number of runs with inserted rows
 * @param seconds time from the call to the last commit
 */
public record PublishReport(
        List<String> tables, long rowsWritten, long rowsRemoved, int runsPublished, double seconds) {
    public PublishReport {
        tables = List.copyOf(tables);
    }
}
