package org.digitmill.report;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.correction.SourcePages;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitCrop;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.score.commit.ScoreOutput;

/**
 * The digits of an output that a person should look at: first those that were not read, then those read with the least confidence.
 *
 * @param cards at most as many as requested
 * @param note a sentence that describes the list
 */
record ReviewQueue(List<Card> cards, String note) {
    private static final int SIDE = 96;

    /**
     * A digit on the page.
     *
     * @param read what the model read, in the form of corrections files @param reading the same, for display @param picture null if there
     *     is none; then {@code missing} says why
     */
    record Card(
            String row,
            String read,
            String reading,
            String confidence,
            boolean needsReview,
            String path,
            String name,
            String place,
            String picture,
            String missing) {}

    static ReviewQueue read(ScoreOutput output, ContentSource source, int limit) throws IOException {
        Dataset<Row> hashes = output.files().select(col("path").as("file"), col("sha256"));
        Dataset<Row> digits = output.digits();
        long waiting = digits.filter("needs_review").count();
        long unread = digits.filter("digit is null").count();
        List<QueuedDigit> queued = digits
                .orderBy(
                        col("needs_review").desc(),
                        col("confidence").asc_nulls_first(),
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
        String note = "%,d digits need review, of which %,d were not read; here are the %,d least certain of %s."
                .formatted(waiting, unread, queued.size(), waiting > limit ? "them" : "the tables");
        return new ReviewQueue(cards(queued, source), note);
    }

    private static List<Card> cards(List<QueuedDigit> queued, ContentSource source) {
        Map<SourcePages.Place, List<QueuedDigit>> byPage = queued.stream()
                .collect(Collectors.groupingBy(digit -> digit.reading().source()));
        Map<QueuedDigit, Card> cards = new TreeMap<>(Comparator.comparing((QueuedDigit digit) -> !digit.needsReview())
                .thenComparing(QueuedDigit::confidence)
                .thenComparing(QueuedDigit::encodedStart));
        SourcePages.read(source, byPage.keySet(), ImageLimits.DEFAULT, new SourcePages.Reader() {
            @Override
            public void read(SourcePages.Place place, TurnedPage page) {
                byPage.get(place).forEach(digit -> cards.put(digit, card(digit, picture(digit, page), "")));
            }

            @Override
            public void missing(SourcePages.Place place, String why) {
                byPage.get(place).forEach(digit -> cards.put(digit, card(digit, null, why)));
            }
        });
        return List.copyOf(cards.values());
    }

    private static String picture(QueuedDigit digit, TurnedPage page) {
        Correction reading = digit.reading();
        return Picture.of(DigitCrop.around(page, reading.x(), reading.y(), reading.width(), reading.height(), SIDE));
    }

    private static Card card(QueuedDigit digit, String picture, String missing) {
        Correction reading = digit.reading();
        boolean alone = reading.page() == 1 && reading.line() == 1 && reading.position() == 1;
        return new Card(
                digit.encodedStart(),
                Corrections.text(reading.read()),
                reading.read().isPresent() ? "read " + reading.read().getAsInt() : "not read",
                digit.confidence() < 0 ? "" : Figures.percent(digit.confidence()) + (digit.needsReview() ? ", " : ""),
                digit.needsReview(),
                reading.path(),
                Figures.name(reading.path()),
                alone ? "" : ", page %d, line %d, %d".formatted(reading.page(), reading.line(), reading.position()),
                picture,
                missing);
    }
}
