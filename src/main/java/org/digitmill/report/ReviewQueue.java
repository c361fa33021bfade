package org.digitmill.report;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.Correction;
import org.digitmill.image.DigitCrop;
import org.digitmill.score.ScoreOutput;
import org.digitmill.spark.HadoopFiles;

/**
 * The digits of an output that a person should look at, those first that were read with the least confidence.
 *
 * @param cards at most as many as were asked for
 * @param note what the list is, for people
 */
record ReviewQueue(List<Card> cards, String note) {
    private static final int SIDE = 96;

    /** A digit on the page. The picture is null where there is none, and then it says why. */
    record Card(
            String row,
            int digit,
            String confidence,
            boolean needsReview,
            String path,
            String place,
            String picture,
            String missing) {}

    static ReviewQueue read(ScoreOutput output, HadoopFiles files, int limit) throws IOException {
        Dataset<Row> hashes = output.files().select(col("path").as("file"), col("sha256"));
        Dataset<Row> digits = output.digits();
        long waiting = digits.filter("needs_review").count();
        List<QueuedDigit> queued = digits
                .orderBy(
                        col("needs_review").desc(),
                        col("confidence"),
                        col("path"),
                        col("page"),
                        col("line"),
                        col("position"))
                .limit(limit)
                .join(hashes, col("path").equalTo(col("file")))
                .collectAsList()
                .stream()
                .map(QueuedDigit::of)
                .toList();
        String note = waiting > limit
                ? "%,d digits need review; here are the %,d least certain of them.".formatted(waiting, queued.size())
                : "%,d digits need review; here are the %,d least certain of the tables."
                        .formatted(waiting, queued.size());
        return new ReviewQueue(cards(queued, files), note);
    }

    private static List<Card> cards(List<QueuedDigit> queued, HadoopFiles files) {
        SourcePictures sources = new SourcePictures(files);
        // Each file is decoded once.
        Map<QueuedDigit, Card> cards = new TreeMap<>(Comparator.comparing((QueuedDigit digit) -> !digit.needsReview())
                .thenComparing(QueuedDigit::confidence)
                .thenComparing(QueuedDigit::encodedStart));
        queued.stream()
                .sorted(Comparator.comparing(digit -> digit.reading().path()))
                .forEach(digit -> cards.put(digit, card(digit, sources)));
        return List.copyOf(cards.values());
    }

    private static Card card(QueuedDigit digit, SourcePictures sources) {
        Correction reading = digit.reading();
        String picture = null;
        String missing = "on page " + reading.page();
        if (reading.page() == 1) {
            SourcePictures.Answer answer = sources.read(reading.path(), reading.sha256());
            missing = answer.missing();
            picture = answer.picture()
                    .map(page -> Picture.of(
                            DigitCrop.around(page, reading.x(), reading.y(), reading.width(), reading.height(), SIDE)))
                    .orElse(null);
        }
        boolean alone = reading.page() == 1 && reading.line() == 1 && reading.position() == 1;
        return new Card(
                digit.encodedStart(),
                reading.read(),
                Figures.percent(digit.confidence()),
                digit.needsReview(),
                reading.path(),
                alone ? "" : "page %d, line %d, %d: ".formatted(reading.page(), reading.line(), reading.position()),
                picture,
                missing);
    }
}
