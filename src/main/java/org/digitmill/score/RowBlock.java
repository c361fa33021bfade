package org.digitmill.score;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Scored files as bytes, on their way from the task that scored them to the one that writes the tables.
 *
 * <p>Java's own serialization would take longer than the classifier. Run and model are the same for all and stay behind.
 */
final class RowBlock {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream output = new DataOutputStream(bytes);

    int size() {
        return bytes.size();
    }

    /** The bytes so far; the block is empty again. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    void add(ScoredFile scored) {
        try {
            write(scored.file());
            for (DigitRow digit : scored.digits()) {
                write(digit);
            }
            for (FieldRow field : scored.fields()) {
                write(field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(FileRow row) throws IOException {
        write(row.path());
        output.writeLong(row.length());
        output.writeLong(row.modified());
        write(row.sha256());
        output.writeByte(row.status().ordinal());
        output.writeByte(row.errorCode() == null ? -1 : row.errorCode().ordinal());
        write(row.errorMessage());
        write(row.format());
        output.writeInt(row.pages());
        output.writeInt(row.digits());
        write(row.text());
        output.writeInt(row.elapsedMillis());
        output.writeInt(row.fields());
    }

    private void write(DigitRow row) throws IOException {
        output.writeInt(row.page());
        output.writeInt(row.line());
        output.writeInt(row.position());
        output.writeInt(row.x());
        output.writeInt(row.y());
        output.writeInt(row.width());
        output.writeInt(row.height());
        output.writeByte(row.prediction().digit());
        output.writeFloat(row.prediction().confidence());
        for (float probability : row.prediction().probabilities()) {
            output.writeFloat(probability);
        }
        output.writeBoolean(row.needsReview());
        output.writeFloat(row.turned());
        output.writeInt(row.dotsPerInch());
    }

    private void write(FieldRow row) throws IOException {
        output.writeInt(row.page());
        write(row.field());
        output.writeInt(row.x());
        output.writeInt(row.y());
        output.writeInt(row.width());
        output.writeInt(row.height());
        write(row.text());
        output.writeFloat(row.confidence() == null ? Float.NaN : row.confidence());
        output.writeBoolean(row.valid());
        output.writeBoolean(row.needsReview());
    }

    private void write(String text) throws IOException {
        if (text == null) {
            output.writeInt(-1);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(encoded.length);
        output.write(encoded);
    }
}
