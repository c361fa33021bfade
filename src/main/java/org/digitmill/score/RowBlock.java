package org.digitmill.score;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.model.Prediction;

/**
 * Scored files as bytes, on their way from the task that scored them to the one that writes the tables.
 *
 * <p>Java's own serialization would take longer than the classifier. Run and model are the same for all and stay behind.
 */
final class RowBlock {
    private static final ErrorCode[] CODES = ErrorCode.values();
    private static final FileStatus[] STATUSES = FileStatus.values();

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

    /** The files of a block, in the order in which they were added. */
    static List<ScoredFile> read(byte[] block, RowOrigin origin) {
        List<ScoredFile> scored = new ArrayList<>();
        ByteBuffer input = ByteBuffer.wrap(block);
        while (input.hasRemaining()) {
            FileRow file = readFile(input, origin);
            List<DigitRow> digits = new ArrayList<>(file.digits());
            for (int i = 0; i < file.digits(); i++) {
                digits.add(readDigit(input, origin, file.path()));
            }
            List<FieldRow> fields = new ArrayList<>(file.fields());
            for (int i = 0; i < file.fields(); i++) {
                fields.add(readField(input, origin, file.path()));
            }
            scored.add(new ScoredFile(file, digits, fields));
        }
        return scored;
    }

    private static FileRow readFile(ByteBuffer input, RowOrigin origin) {
        String path = readText(input);
        long length = input.getLong();
        long modified = input.getLong();
        String sha256 = readText(input);
        FileStatus status = STATUSES[input.get()];
        int code = input.get();
        return new FileRow(
                origin.run(),
                path,
                length,
                modified,
                sha256,
                status,
                code < 0 ? null : CODES[code],
                readText(input),
                readText(input),
                input.getInt(),
                input.getInt(),
                readText(input),
                input.getInt(),
                origin.model(),
                input.getInt(),
                origin.template());
    }

    private static FieldRow readField(ByteBuffer input, RowOrigin origin, String path) {
        int page = input.getInt();
        String field = readText(input);
        int x = input.getInt();
        int y = input.getInt();
        int width = input.getInt();
        int height = input.getInt();
        String text = readText(input);
        float confidence = input.getFloat();
        return new FieldRow(
                origin.run(),
                path,
                page,
                field,
                x,
                y,
                width,
                height,
                text,
                Float.isNaN(confidence) ? null : Float.valueOf(confidence),
                input.get() != 0,
                input.get() != 0,
                origin.model());
    }

    private static DigitRow readDigit(ByteBuffer input, RowOrigin origin, String path) {
        return new DigitRow(
                origin.run(),
                path,
                input.getInt(),
                input.getInt(),
                input.getInt(),
                input.getInt(),
                input.getInt(),
                input.getInt(),
                input.getInt(),
                readPrediction(input),
                input.get() != 0,
                origin.model(),
                null,
                input.getFloat(),
                input.getInt());
    }

    private static Prediction readPrediction(ByteBuffer input) {
        int digit = input.get();
        float confidence = input.getFloat();
        float[] probabilities = new float[10];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = input.getFloat();
        }
        return new Prediction(digit, confidence, probabilities);
    }

    private static String readText(ByteBuffer input) {
        int length = input.getInt();
        if (length < 0) {
            return null;
        }
        String text = new String(input.array(), input.position(), length, StandardCharsets.UTF_8);
        input.position(input.position() + length);
        return text;
    }
}
