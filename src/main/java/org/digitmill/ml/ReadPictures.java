package org.digitmill.ml;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.digitmill.score.reading.ContentScorer;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.row.ScoredFile;

/** Adds to each row the digits of the picture in one of its columns; rows keep their order. */
final class ReadPictures implements MapPartitionsFunction<Row, Row> {
    private final Broadcast<PictureReading> reading;
    private final int column;
    private final boolean sayErrors;

    /**
     * @param column of the pictures, from 0
     * @param sayErrors whether a second column says why a picture was not read
     */
    ReadPictures(Broadcast<PictureReading> reading, int column, boolean sayErrors) {
        this.reading = reading;
        this.column = column;
        this.sayErrors = sayErrors;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Rows(rows);
    }

    /** A row whose picture is with the scorer, or has no picture. */
    private static final class Pending {
        private final Row row;
        private final boolean missing;
        private ScoredFile scored;

        Pending(Row row, boolean missing) {
            this.row = row;
            this.missing = missing;
        }

        boolean isDone() {
            return missing || scored != null;
        }
    }

    /** Reads on as rows are asked for. */
    private final class Rows implements Iterator<Row> {
        private final Iterator<Row> input;
        private final ArrayDeque<Pending> inOrder = new ArrayDeque<>();
        private final ArrayDeque<Pending> asked = new ArrayDeque<>();
        private final ContentScorer scorer;
        private long count;

        Rows(Iterator<Row> input) {
            this.input = input;
            PictureReading all = reading.value();
            this.scorer = new ContentScorer(
                    all.files(), all.models(), all.options(), scored -> asked.remove().scored = scored);
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> scorer.close());
        }

        @Override
        public boolean hasNext() {
            while (inOrder.isEmpty() || !inOrder.peek().isDone()) {
                if (input.hasNext()) {
                    add(input.next());
                } else if (inOrder.isEmpty()) {
                    return false;
                } else {
                    scorer.finish();
                }
            }
            return true;
        }

        private void add(Row row) {
            byte[] picture = row.getAs(column);
            Pending pending = new Pending(row, picture == null);
            inOrder.add(pending);
            if (picture != null) {
                asked.add(pending);
                scorer.add(picture, "picture " + ++count);
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Pending done = inOrder.remove();
            int width = done.row.size();
            Object[] values = new Object[width + (sayErrors ? 2 : 1)];
            for (int i = 0; i < width; i++) {
                values[i] = done.row.get(i);
            }
            if (done.scored != null && done.scored.file().status() == FileStatus.REJECTED) {
                if (sayErrors) {
                    values[width + 1] = done.scored.file().errorCode() + ": "
                            + done.scored.file().outcome().errorMessage();
                }
            } else if (done.scored != null) {
                values[width] = DigitStruct.of(done.scored.digits());
            }
            return RowFactory.create(values);
        }
    }
}
