package org.digitmill.ml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;

/** Adds to each row what a network reads in the digit of one of its columns. */
final class ClassifyRows implements MapPartitionsFunction<Row, Row> {
    /** Four minibatches of the classifier. */
    private static final int TOGETHER = 256;

    private final Broadcast<ClassifierSource> model;
    private final PixelColumn pixels;
    private final int column;

    /** @param column of the digits, from 0 */
    ClassifyRows(Broadcast<ClassifierSource> model, PixelColumn pixels, int column) {
        this.model = model;
        this.pixels = pixels;
        this.column = column;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Rows(rows);
    }

    /** Classifies on as rows are asked for. */
    private final class Rows implements Iterator<Row> {
        private final Iterator<Row> input;
        private final Classifier classifier = model.value().open();
        private final ArrayDeque<Row> ready = new ArrayDeque<>();

        Rows(Iterator<Row> input) {
            this.input = input;
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> classifier.close());
        }

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && input.hasNext()) {
                classify();
            }
            return !ready.isEmpty();
        }

        private void classify() {
            List<Row> rows = new ArrayList<>(TOGETHER);
            byte[] all = new byte[TOGETHER * LabelledDigits.PIXELS];
            while (rows.size() < TOGETHER && input.hasNext()) {
                Row row = input.next();
                byte[] digit = pixels.read(row, column);
                System.arraycopy(digit, 0, all, rows.size() * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
                rows.add(row);
            }
            Readings readings = classifier.read(all, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Prediction prediction = Prediction.of(readings.probabilities(), i * LabelledDigits.CLASSES);
                ready.add(with(rows.get(i), prediction, readings.strange()[i]));
            }
        }

        private Row with(Row row, Prediction prediction, boolean strange) {
            Object[] values = new Object[row.size() + 3];
            for (int i = 0; i < row.size(); i++) {
                values[i] = row.get(i);
            }
            double[] probabilities = new double[LabelledDigits.CLASSES];
            for (int digit = 0; digit < probabilities.length; digit++) {
                probabilities[digit] = prediction.probabilities()[digit];
            }
            values[row.size()] = (double) prediction.digit();
            values[row.size() + 1] = Vectors.dense(probabilities);
            values[row.size() + 2] =
                    strange || prediction.confidence() < model.value().reviewThreshold();
            return RowFactory.create(values);
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }
}
