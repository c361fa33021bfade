package org.digitmill.page.form;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.page.picture.PixelBox;

/**
 * The placement of a form on an upright page, in pixels.
 *
 * @param left side of the form
 * @param top side of the form
 * @param width of the form
 * @param height of the form
 * @param sure whether all its marks were found where they should be
 */
public record FormPlacement(double left, double top, double width, double height, boolean sure)
        implements Serializable {
    /** A mark farther from its place than this share of the page's longer side is another one. */
    private static final double REACH = 0.08;
    /** Marks nearer to each other than this share of the form tell nothing of its size. */
    private static final double LEAST_SPREAD = 0.2;
    /** A form is not printed larger or smaller than by this. */
    private static final double GREATEST_CHANGE = 0.12;

    /** The place of a form on a page. @param picture the page as its file has it; looked at only for marks */
    public static FormPlacement of(FormTemplate template, GreyImage picture, double turned) {
        TurnedPage page = new TurnedPage(picture, turned);
        return template.marks().isEmpty()
                ? new FormPlacement(0, 0, page.width(), page.height(), true)
                : of(template.marks(), MarkFinder.find(picture, page), page.width(), page.height());
    }

    static FormPlacement of(List<FormMark> marks, List<double[]> found, int width, int height) {
        List<double[]> across = new ArrayList<>();
        List<double[]> down = new ArrayList<>();
        for (FormMark mark : marks) {
            double[] nearest = null;
            double least = REACH * Math.max(width, height);
            for (double[] one : found) {
                double distance = Math.hypot(one[0] - mark.x() * width, one[1] - mark.y() * height);
                if (distance < least) {
                    least = distance;
                    nearest = one;
                }
            }
            if (nearest != null) {
                across.add(new double[] {mark.x(), nearest[0]});
                down.add(new double[] {mark.y(), nearest[1]});
            }
        }
        double[] horizontal = line(across, width);
        double[] vertical = line(down, height);
        boolean sure = across.size() == marks.size() && fits(across, horizontal, width) && fits(down, vertical, height);
        return new FormPlacement(horizontal[0], vertical[0], horizontal[1], vertical[1], sure);
    }

    /** Start and length of a form along an axis, by least squares; the page's own where nothing was found. */
    private static double[] line(List<double[]> pairs, double size) {
        double shares = 0;
        double places = 0;
        for (double[] pair : pairs) {
            shares += pair[0] / pairs.size();
            places += pair[1] / pairs.size();
        }
        double square = 0;
        double product = 0;
        double low = 1;
        double high = 0;
        for (double[] pair : pairs) {
            square += (pair[0] - shares) * (pair[0] - shares);
            product += (pair[0] - shares) * (pair[1] - places);
            low = Math.min(low, pair[0]);
            high = Math.max(high, pair[0]);
        }
        double length = high - low < LEAST_SPREAD ? size : product / square;
        return new double[] {places - length * shares, length};
    }

    private static boolean fits(List<double[]> pairs, double[] line, double size) {
        return Math.abs(line[1] / size - 1) <= GREATEST_CHANGE
                && pairs.stream().allMatch(pair -> Math.abs(line[0] + pair[0] * line[1] - pair[1]) < 0.01 * size);
    }

    /** Where a field of the form is. */
    public PixelBox box(FormField field) {
        int x = (int) Math.round(left + field.left() * width);
        int y = (int) Math.round(top + field.top() * height);
        int right = (int) Math.round(left + (field.left() + field.width()) * width);
        int bottom = (int) Math.round(top + (field.top() + field.height()) * height);
        return new PixelBox(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    /** What stands in the fields that are on a page, in the order of the template. @param digits in reading order */
    public List<FieldReading> read(FormTemplate template, int page, List<FormDigit> digits) {
        return template.fields().stream()
                .filter(field -> field.isOn(page))
                .map(field -> FieldReading.of(field, page, box(field), digits, sure))
                .toList();
    }
}
