package org.digitmill.score.table;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.ScoredFile;

/**
 * A block of scored files as bytes, for the way from the task that scored them to the task that writes the tables.
 *
 * <p>Java's own serialization would take longer than the classifier. {@link RowBlockReader} reads them.
 */
public final class RowBlock {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream output = new DataOutputStream(bytes);
    private RowEncoder<FileRow> files;
    private RowEncoder<DigitRow> digits;
    private RowEncoder<FieldRow> fields;

    public RowBlock() {
        begin();
    }

    /** Each block is read by itself, so none refers to rows of the one before. */
    private void begin() {
        bytes.reset();
        files = new RowEncoder<>(FileColumns.ALL);
        digits = new RowEncoder<>(DigitColumns.ALL);
        fields = new RowEncoder<>(FieldColumns.ALL);
    }

    public int size() {
        return bytes.size();
    }

    /** The bytes so far; the block is empty again. */
    public byte[] take() {
        byte[] taken = bytes.toByteArray();
        begin();
        return taken;
    }

    public void add(ScoredFile scored) {
        try {
            files.write(scored.file(), output);
            for (DigitRow digit : scored.digits()) {
                digits.write(digit, output);
            }
            for (FieldRow field : scored.fields()) {
                fields.write(field, output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
