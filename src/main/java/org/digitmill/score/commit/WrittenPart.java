package org.digitmill.score.commit;

import java.io.Serializable;
import java.util.SortedMap;
import org.digitmill.score.row.Counts;

/**
 * A complete part of the tables in staging.
 *
 * @param name under which it is published
 * @param digits where its Parquet file of digits is
 * @param files where its Parquet file of files is
 * @param fields where its Parquet file of fields is; null if it has none
 * @param added what the run adds with it
 * @param replaced counts of the rows that it replaces, by run; empty for a new part
 */
public record WrittenPart(
        String name, String digits, String files, String fields, Counts added, SortedMap<String, Counts> replaced)
        implements Serializable {
    /** A part without fields. */
    WrittenPart(String name, String digits, String files, Counts added, SortedMap<String, Counts> replaced) {
        this(name, digits, files, null, added, replaced);
    }
}
