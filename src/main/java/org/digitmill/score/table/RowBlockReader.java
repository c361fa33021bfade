package org.digitmill.score.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.ScoredFile;

/** Decodes the scored files of a {@link RowBlock}. */
public final class RowBlockReader {
    private RowBlockReader() {}

    /** The files of a block, in the order in which they were added. */
    public static List<ScoredFile> read(byte[] block) {
        RowDecoder<FileRow> files = new RowDecoder<>(FileColumns.ALL);
        RowDecoder<DigitRow> digits = new RowDecoder<>(DigitColumns.ALL);
        RowDecoder<FieldRow> fields = new RowDecoder<>(FieldColumns.ALL);
        List<ScoredFile> scored = new ArrayList<>();
        ByteBuffer input = ByteBuffer.wrap(block);
        while (input.hasRemaining()) {
            FileRow file = files.read(input);
            scored.add(new ScoredFile(
                    file,
                    rows(digits, file.findings().rows(), input),
                    rows(fields, file.findings().fields(), input)));
        }
        return scored;
    }

    private static <R> List<R> rows(RowDecoder<R> decoder, int count, ByteBuffer input) {
        List<R> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(decoder.read(input));
        }
        return rows;
    }
}
