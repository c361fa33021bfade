package org.digitmill.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.spark.HadoopFiles;

/** The files of a published part with their digits and fields, in the order of their paths. */
final class PartReader implements AutoCloseable {
    private final String name;
    private final TableReader<FileRow> files;
    private final TableReader<DigitRow> digits;
    private final TableReader<FieldRow> fields;

    PartReader(HadoopFiles storage, OutputLayout layout, String name) throws IOException {
        this.name = name;
        this.files = TableReader.files(storage, layout.files(name));
        this.digits = TableReader.digits(storage, layout.digits(name));
        this.fields = storage.status(layout.fields(name)).isPresent()
                ? TableReader.fields(storage, layout.fields(name))
                : null;
    }

    /** The next file; null after the last. */
    ScoredFile next() throws IOException {
        FileRow file = files.next();
        if (file == null) {
            return null;
        }
        List<DigitRow> own = new ArrayList<>(file.digits());
        for (int i = 0; i < file.digits(); i++) {
            DigitRow digit = digits.next();
            if (digit == null || !digit.path().equals(file.path())) {
                throw new IOException("The digits of part " + name + " are not those of its files at " + file.path());
            }
            own.add(digit);
        }
        return new ScoredFile(file, own, fieldsOf(file));
    }

    private List<FieldRow> fieldsOf(FileRow file) throws IOException {
        List<FieldRow> own = new ArrayList<>(file.fields());
        for (int i = 0; i < file.fields(); i++) {
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
