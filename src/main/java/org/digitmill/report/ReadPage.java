package org.digitmill.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.correction.SourcePages;
import org.digitmill.dataset.correction.SourcePages.Place;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.score.commit.ScoreOutput;

/**
 * An upright page of a file, with the digits that were read on it.
 *
 * @param caption file and page number
 * @param picture of the page
 * @param width of the page, in the pixels that the boxes use
 * @param zones the fields of a form
 */
record ReadPage(String caption, String picture, int width, int height, List<Box> boxes, List<Zone> zones) {
    private static final int PAGES = 6;
    private static final int SIDE = 1400;

    /** The box of a digit, with the digit above it, or a question mark. */
    record Box(int x, int y, int width, int height, int textX, int textY, int size, String sign, String kind) {}

    /** The box of a field, with its name and text. */
    record Zone(int x, int y, int width, int height, int textX, int textY, int size, String label, String kind) {}

    /** The pages with the most unread ink, then those with the most digits. Pictures of one digit that was read are left out. */
    static List<ReadPage> largest(ScoreOutput output, ContentSource source) throws IOException {
        Dataset<Row> hashes = output.files().select(col("path").as("file"), col("sha256"));
        List<Row> chosen = output.digits()
                .groupBy("path", "page")
                .agg(
                        count(lit(1)).as("digits"),
                        count(when(col("digit").isNull(), 1)).as("unread"),
                        max(col("turned")).as("turned"),
                        max(col("dots_per_inch")).as("dots_per_inch"))
                .filter("digits > 1 or unread > 0")
                .orderBy(col("unread").desc(), col("digits").desc(), col("path"), col("page"))
                .limit(PAGES)
                .join(hashes, col("path").equalTo(col("file")))
                .orderBy(col("unread").desc(), col("digits").desc(), col("path"), col("page"))
                .collectAsList();
        List<Place> places = chosen.stream().map(ReadPage::place).toList();
        Map<Place, ReadPage> pages = new HashMap<>();
        for (Place place : places) {
            pages.put(place, without(place, output));
        }
        SourcePages.read(source, places, ImageLimits.DEFAULT, new SourcePages.Reader() {
            @Override
            public void read(Place place, TurnedPage page) {
                pages.computeIfPresent(place, (key, read) -> read.with(page));
            }

            @Override
            public void missing(Place place, String why) {
                pages.remove(place);
            }
        });
        return places.stream().map(pages::get).filter(page -> page != null).toList();
    }

    private static Place place(Row row) {
        return new Place(
                row.getAs("path"),
                row.getAs("sha256"),
                row.<Integer>getAs("page"),
                row.<Float>getAs("turned"),
                row.<Integer>getAs("dots_per_inch"));
    }

    /** The readings; the picture is added when the file is opened. */
    private static ReadPage without(Place place, ScoreOutput output) throws IOException {
        Column here = col("path").equalTo(place.path()).and(col("page").equalTo(place.number()));
        List<Row> rows = output.digits().filter(here).collectAsList();
        int size = signs(rows);
        List<Box> boxes = rows.stream().map(row -> box(row, size)).toList();
        List<Zone> zones = new ArrayList<>();
        output.fields().filter(here).collectAsList().forEach(row -> zones.add(zone(row)));
        String caption = place.number() == 1 ? place.path() : place.path() + ", page " + place.number();
        return new ReadPage(caption, "", 0, 0, boxes, zones);
    }

    private ReadPage with(TurnedPage page) {
        return new ReadPage(caption, Picture.jpeg(page.shown(SIDE)), page.width(), page.height(), boxes, zones);
    }

    /** Font size: half the typical height of the digits, so that labels seldom overlap the line above. */
    private static int signs(List<Row> rows) {
        int[] heights = rows.stream()
                .mapToInt(row -> row.<Integer>getAs("height"))
                .sorted()
                .toArray();
        return heights.length == 0 ? 0 : Math.max(8, heights[heights.length / 2] / 2);
    }

    private static Box box(Row row, int size) {
        boolean unread = row.isNullAt(row.fieldIndex("digit"));
        int x = row.<Integer>getAs("x");
        int y = row.<Integer>getAs("y");
        return new Box(
                x,
                y,
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                x,
                y - size / 8,
                size,
                unread ? "?" : row.<Integer>getAs("digit").toString(),
                unread ? "unread" : row.<Boolean>getAs("needs_review") ? "doubtful" : "read");
    }

    private static Zone zone(Row row) {
        int x = row.<Integer>getAs("x");
        int y = row.<Integer>getAs("y");
        int height = row.<Integer>getAs("height");
        String text = row.getAs("text");
        boolean review = row.<Boolean>getAs("needs_review");
        int size = Math.max(8, height / 4);
        return new Zone(
                x,
                y,
                row.<Integer>getAs("width"),
                height,
                x,
                y + height + size,
                size,
                row.<String>getAs("field") + ": " + (text != null ? text : review ? "nothing read" : "blank"),
                review ? "doubtful" : "read");
    }
}
