package org.digitmill.score.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/** Reads the files of a published part with their digits and fields, in the order of their paths. */
public final class PartReader implements AutoCloseable {
    private final String name;
    private final TableReader<FileRow> files;
    private final TableReader<DigitRow> digits;
    private final TableReader<FieldRow> fields;

    public PartReader(HadoopFiles storage, OutputLayout layout, String name) throws IOException {
        this.name = name;
        this.files = TableReader.open(storage, layout.files(name), FileColumns.ALL);
        this.digits = TableReader.open(storage, layout.digits(name), DigitColumns.ALL);
        this.fields = storage.status(layout.fields(name)).isPresent()
                ? TableReader.open(storage, layout.fields(name), FieldColumns.ALL)
                : null;
    }

    /** The next file; null after the last. */
    public ScoredFile next() throws IOException {
        FileRow file = files.next();
        if (file == null) {
            return null;
        }
        int rows = file.findings().rows();
        List<DigitRow> own = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            DigitRow digit = digits.next();
            if (digit == null || !digit.path().equals(file.path())) {
                throw new IOException("The digits of part " + name + " are not those of its files at " + file.path());
            }
            own.add(digit);
        }
        return new ScoredFile(file, own, fieldsOf(file));
    }

    private List<FieldRow> fieldsOf(FileRow file) throws IOException {
        int rows = file.findings().fields();
        List<FieldRow> own = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            FieldRow field = fields == null ? null : fields.next();
            if (field == null || !field.path().equals(file.path())) {
                throw new IOException("The fields of part " + name + " are not those of its files at " + file.path());
            }
            own.add(field);
        }
        return own;
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
