package org.digitmill.score.reading;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.page.PageReader;
import org.digitmill.page.PageReading;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.page.form.FormPlacement;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.page.number.PageNumber;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;

/** Finds the digits of a picture, which is one digit or a page. Not safe for use by several threads at once. */
final class PictureReader {
    /** In pixels of the longer side: what is not larger, and not as wide as a number, shows one digit. */
    private static final int ONE_DIGIT = 64;

    /** Minimum width of a number of two digits, relative to the height of its picture. */
    private static final double WIDE = 1.4;
    /** In pixels: a picture that is higher than wide, by this factor, shows one digit if it is not higher than this. */
    private static final int ONE_UPRIGHT_DIGIT = 128;

    private static final double UPRIGHT = 1.1;

    private static final int RIGHT_ANGLE = 90;

    private final ReadingOptions options;
    private final FormTemplate template;
    private final OpenModels models;
    private PageReader pages;

    /**
     * @param template of a form that every page is; null if there is none
     * @param models used by this reader alone, and closed by their owner
     */
    PictureReader(ReadingOptions options, FormTemplate template, OpenModels models) {
        this.options = options;
        this.template = template;
        this.models = models;
    }

    PictureReading read(GreyImage picture) {
        if (showsOneDigit(picture)) {
            List<FoundDigit> digits = DigitFraming.frame(picture)
                    .map(framed -> List.of(FoundDigit.waiting(1, 1, 1, framed)))
                    .orElse(List.of());
            return new PictureReading(0, null, digits);
        }
        boolean mayBeOne = options.mode() == ReadingMode.AUTO && template == null;
        PageReading reading = mayBeOne ? pages().readPicture(picture) : pages().read(picture);
        double turned = RIGHT_ANGLE * reading.quarterTurns() - reading.skew();
        FormPlacement form = template == null ? null : FormPlacement.of(template, picture, turned);
        return new PictureReading(turned, form, digits(reading.lines()));
    }

    private boolean showsOneDigit(GreyImage picture) {
        return switch (options.mode()) {
            case DIGIT -> true;
            case PAGE -> false;
            case AUTO -> template == null && (!models.readPages() || isAsSmallAsOneDigit(picture));
        };
    }

    private static boolean isAsSmallAsOneDigit(GreyImage picture) {
        return Math.max(picture.width(), picture.height()) <= ONE_DIGIT && picture.width() < WIDE * picture.height()
                || picture.height() <= ONE_UPRIGHT_DIGIT && picture.height() >= UPRIGHT * picture.width();
    }

    private PageReader pages() {
        if (pages == null) {
            pages = new PageReader(models.pages(), models.classifier(), options.printed() == PrintedDigits.READ);
        }
        return pages;
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
