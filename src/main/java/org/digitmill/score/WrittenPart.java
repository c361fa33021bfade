package org.digitmill.score;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * A part of both tables that lies whole in staging.
 *
 * @param name under which it is published
 * @param digits where its Parquet file of digits is
 * @param files where its Parquet file of files is
 * @param added what the run adds with it
 * @param replaced what it no longer has of the part that it replaces, by run; empty for a new part
 */
record WrittenPart(String name, String digits, String files, Counts added, SortedMap<String, Counts> replaced)
        implements Serializable {}
