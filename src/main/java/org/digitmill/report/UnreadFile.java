package org.digitmill.report;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A file with ink that looks like a digit and was not read; the template calls its methods. */
record UnreadFile(String path, String name, String unread, String digits) {
    private static final int FILES = 20;

    /** The files with the most unread ink. @param files the table of files */
    static List<UnreadFile> most(Dataset<Row> files) {
        return files
                .filter("unread > 0")
                .orderBy(col("unread").desc(), col("path"))
                .limit(FILES)
                .collectAsList()
                .stream()
                .map(UnreadFile::of)
                .toList();
    }

    private static UnreadFile of(Row row) {
        String path = row.getAs("path");
        return new UnreadFile(
                path,
                Figures.name(path),
                Figures.count(row.<Integer>getAs("unread")),
                Figures.count(row.<Integer>getAs("digits")));
    }
}
