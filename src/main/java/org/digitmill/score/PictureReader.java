package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.DigitFraming;
import org.digitmill.image.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.page.PageDigit;
import org.digitmill.page.PageNumber;
import org.digitmill.page.PageReader;
import org.digitmill.page.PictureKind;

/** Finds the digits of a picture, which is one digit or a page. Not safe for use by several threads at once. */
final class PictureReader {
    private final ReadingMode mode;
    private final PageReader pages;

    /** @param classifier used by this reader alone, and closed by its owner */
    PictureReader(ReadingMode mode, Classifier classifier) {
        this.mode = mode;
        this.pages = new PageReader(classifier);
    }

    /** The digits in reading order. */
    List<FoundDigit> read(GreyImage picture) {
        boolean page = mode == ReadingMode.PAGE || mode == ReadingMode.AUTO && PictureKind.isPage(picture);
        if (page) {
            return digits(pages.read(picture).lines());
        }
        return DigitFraming.frame(picture)
                .map(framed -> List.of(new FoundDigit(1, 1, 1, framed, null, false)))
                .orElse(List.of());
    }

    private static List<FoundDigit> digits(List<List<PageNumber>> lines) {
        List<FoundDigit> digits = new ArrayList<>();
        int number = 0;
        for (int line = 0; line < lines.size(); line++) {
            int position = 0;
            for (PageNumber own : lines.get(line)) {
                number++;
                for (PageDigit digit : own.digits()) {
                    position++;
                    digits.add(new FoundDigit(
                            line + 1, position, number, digit.framed(), digit.prediction(), digit.doubtful()));
                }
            }
        }
        return digits;
    }
}
