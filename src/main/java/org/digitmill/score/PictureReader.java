package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.DigitFraming;
import org.digitmill.image.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.page.FormPlacement;
import org.digitmill.page.FormTemplate;
import org.digitmill.page.PageDigit;
import org.digitmill.page.PageNumber;
import org.digitmill.page.PageReader;
import org.digitmill.page.PageReading;
import org.digitmill.page.PictureKind;

/** Finds the digits of a picture, which is one digit or a page. Not safe for use by several threads at once. */
final class PictureReader {
    private static final int RIGHT_ANGLE = 90;

    private final ReadingMode mode;
    private final FormTemplate template;
    private final PageReader pages;

    /**
     * @param template of a form that every page is; null where there is none
     * @param classifier used by this reader alone, and closed by its owner
     */
    PictureReader(ReadingMode mode, FormTemplate template, Classifier classifier) {
        this.mode = mode;
        this.template = template;
        this.pages = new PageReader(classifier, template == null);
    }

    PictureReading read(GreyImage picture) {
        boolean page = mode == ReadingMode.PAGE
                || mode == ReadingMode.AUTO && (template != null || PictureKind.isPage(picture));
        if (page) {
            PageReading reading = pages.read(picture);
            double turned = RIGHT_ANGLE * reading.quarterTurns() - reading.skew();
            FormPlacement form = template == null ? null : FormPlacement.of(template, picture, turned);
            return new PictureReading(turned, form, digits(reading.lines()));
        }
        List<FoundDigit> digits = DigitFraming.frame(picture)
                .map(framed -> List.of(FoundDigit.waiting(1, 1, 1, framed)))
                .orElse(List.of());
        return new PictureReading(0, null, digits);
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
                    digits.add(FoundDigit.of(line + 1, position, number, digit));
                }
            }
        }
        return digits;
    }
}
