package org.digitmill.publish;

import java.util.List;

/**
 * What was published.
 *
 * @param tables their names, or that of the database's schema before them
 * @param rowsWritten into the three of them
 * @param rowsRemoved from the three of them, which newer ones took the place of, or whose files are gone
 * @param runsPublished runs that rows were written of
 * @param seconds from the call to the last commit
 */
public record PublishReport(
        List<String> tables, long rowsWritten, long rowsRemoved, int runsPublished, double seconds) {
    public PublishReport {
        tables = List.copyOf(tables);
    }
}
