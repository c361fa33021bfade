package org.digitmill.score;

import java.io.IOException;
import org.digitmill.spark.HadoopFiles;

/** Writes a part of the tables into staging. Files come in the order of their paths. */
final class PartWriter implements AutoCloseable {
    private final TableWriter<FileRow> files;
    private final TableWriter<DigitRow> digits;
    private final TableWriter<FieldRow> fields;

    /** @param fieldsPath null where no file of the part has a template */
    PartWriter(HadoopFiles storage, String filesPath, String digitsPath, String fieldsPath) throws IOException {
        this.files = TableWriter.files(storage, filesPath);
        this.digits = TableWriter.digits(storage, digitsPath);
        this.fields = fieldsPath == null ? null : TableWriter.fields(storage, fieldsPath);
    }

    /** A part without fields. */
    PartWriter(HadoopFiles storage, String filesPath, String digitsPath) throws IOException {
        this(storage, filesPath, digitsPath, null);
    }

    void write(ScoredFile scored) throws IOException {
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
