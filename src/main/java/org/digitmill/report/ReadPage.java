package org.digitmill.report;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.digitmill.image.DigitCrop;
import org.digitmill.image.GreyImage;
import org.digitmill.score.ScoreOutput;
import org.digitmill.spark.HadoopFiles;

/**
 * The first page of a file with what was read on it.
 *
 * @param picture of the page
 * @param width of the page, in its own pixels, as the boxes have it
 */
record ReadPage(String path, String picture, int width, int height, List<Box> boxes) {
    private static final int PAGES = 6;
    private static final int SIDE = 1200;

    /** A digit's place, and its own sign above it. */
    record Box(int x, int y, int width, int height, int textX, int textY, int size, int digit, String kind) {}

    /** The files with the most digits, if any has more than one. */
    static List<ReadPage> largest(ScoreOutput output, HadoopFiles files) throws IOException {
        List<Row> chosen = output.files()
                .filter("digits > 1")
                .orderBy(col("digits").desc(), col("path"))
                .limit(PAGES)
                .select("path", "sha256")
                .collectAsList();
        SourcePictures sources = new SourcePictures(files);
        List<ReadPage> pages = new ArrayList<>();
        for (Row row : chosen) {
            String path = row.getString(0);
            Optional<GreyImage> picture = sources.read(path, row.getString(1)).picture();
            if (picture.isPresent()) {
                pages.add(page(path, picture.get(), output));
            }
        }
        return pages;
    }

    private static ReadPage page(String path, GreyImage picture, ScoreOutput output) throws IOException {
        List<Box> boxes =
                output.digits().filter(col("path").equalTo(path).and(col("page").equalTo(1))).collectAsList().stream()
                        .map(ReadPage::box)
                        .toList();
        return new ReadPage(
                path, Picture.of(DigitCrop.fitted(picture, SIDE)), picture.width(), picture.height(), boxes);
    }

    private static Box box(Row row) {
        int x = row.<Integer>getAs("x");
        int y = row.<Integer>getAs("y");
        int height = row.<Integer>getAs("height");
        return new Box(
                x,
                y,
                row.<Integer>getAs("width"),
                height,
                x,
                y - height / 10,
                Math.max(8, height * 2 / 3),
                row.<Integer>getAs("digit"),
                row.<Boolean>getAs("needs_review") ? "review" : "read");
    }
}
