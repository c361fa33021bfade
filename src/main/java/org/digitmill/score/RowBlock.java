package org.digitmill.score;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(block))) {
            while (input.available() > 0) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scored;
    }

    private static FileRow readFile(DataInputStream input, RowOrigin origin) throws IOException {
        String path = readText(input);
        long length = input.readLong();
        long modified = input.readLong();
        String sha256 = readText(input);
        FileStatus status = STATUSES[input.readByte()];
        int code = input.readByte();
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
                input.readInt(),
                input.readInt(),
                readText(input),
                input.readInt(),
                origin.model(),
                input.readInt(),
                origin.template());
    }

    private static FieldRow readField(DataInputStream input, RowOrigin origin, String path) throws IOException {
        int page = input.readInt();
        String field = readText(input);
        int x = input.readInt();
        int y = input.readInt();
        int width = input.readInt();
        int height = input.readInt();
        String text = readText(input);
        float confidence = input.readFloat();
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
                input.readBoolean(),
                input.readBoolean(),
                origin.model());
    }

    private static DigitRow readDigit(DataInputStream input, RowOrigin origin, String path) throws IOException {
        return new DigitRow(
                origin.run(),
                path,
                input.readInt(),
                input.readInt(),
                input.readInt(),
                input.readInt(),
                input.readInt(),
                input.readInt(),
                input.readInt(),
                readPrediction(input),
                input.readBoolean(),
                origin.model(),
                null,
                input.readFloat(),
                input.readInt());
    }

    private static Prediction readPrediction(DataInputStream input) throws IOException {
        int digit = input.readByte();
        float confidence = input.readFloat();
        float[] probabilities = new float[10];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = input.readFloat();
        }
        return new Prediction(digit, confidence, probabilities);
    }

    private static String readText(DataInputStream input) throws IOException {
        int length = input.readInt();
        return length < 0 ? null : new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }
}
