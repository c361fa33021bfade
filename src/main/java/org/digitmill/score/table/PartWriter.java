package org.digitmill.score.table;

import java.io.IOException;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/** Writes a part of the tables into staging. Files come in the order of their paths. */
public final class PartWriter implements AutoCloseable {
    private final TableWriter<FileRow> files;
    private final TableWriter<DigitRow> digits;
    private final TableWriter<FieldRow> fields;

    /** @param fieldsPath null if no file of the part has a template */
    public PartWriter(HadoopFiles storage, String filesPath, String digitsPath, String fieldsPath) throws IOException {
        this.files = TableWriter.open(storage, filesPath, FileColumns.ALL);
        this.digits = TableWriter.open(storage, digitsPath, DigitColumns.ALL);
        this.fields = fieldsPath == null ? null : TableWriter.open(storage, fieldsPath, FieldColumns.ALL);
    }

    /** A part without fields. */
    public PartWriter(HadoopFiles storage, String filesPath, String digitsPath) throws IOException {
        this(storage, filesPath, digitsPath, null);
    }

    public void write(ScoredFile scored) throws IOException {
        files.write(scored.file());
        for (DigitRow digit : scored.digits()) {
            digits.write(digit);
        }
        for (FieldRow field : scored.fields()) {
            fields.write(field);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        digits.close();
        if (fields != null) {
            fields.close();
        }
    }
}
