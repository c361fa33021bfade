package org.digitmill.score;

import java.nio.ByteBuffer;
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
