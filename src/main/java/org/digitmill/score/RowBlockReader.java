package org.digitmill.score;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.model.Prediction;

/** Takes the scored files out of a {@link RowBlock} again. */
final class RowBlockReader {
    private static final ErrorCode[] CODES = ErrorCode.values();
    private static final FileStatus[] STATUSES = FileStatus.values();

    private RowBlockReader() {}

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
