package org.digitmill.network.page;

import java.util.List;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.PageCrop;

/**
 * The targets of a page network for a minibatch of crops. Each crop is one row of numbers, the form in which DL4J passes labels: the
 * kinds of its cells, how many digits it has, and of each digit its class, 1 if it is printed, and left, top, width and height of its box
 * in pixels. The length of the rows is that of the crop with the most digits.
 */
public final class PageTargets {
    static final int CELLS = PageCrop.CELLS * PageCrop.CELLS;
    private static final int COUNT = CELLS;
    private static final int FIRST_DIGIT = COUNT + 1;
    private static final int DIGIT = 6;

    private PageTargets() {}

    /** Length of a row for these crops. */
    public static int width(List<PageCrop> crops) {
        int most = crops.stream().mapToInt(crop -> crop.digits().size()).max().orElse(0);
        return FIRST_DIGIT + DIGIT * most;
    }

    /** [crops, {@code width}], row by row. */
    public static float[] encode(List<PageCrop> crops, int width) {
        float[] rows = new float[crops.size() * width];
        for (int crop = 0; crop < crops.size(); crop++) {
            write(crops.get(crop), rows, crop * width);
        }
        return rows;
    }

    private static void write(PageCrop crop, float[] rows, int start) {
        for (int cell = 0; cell < CELLS; cell++) {
            rows[start + cell] = crop.kinds()[cell];
        }
        rows[start + COUNT] = crop.digits().size();
        int at = start + FIRST_DIGIT;
        for (CropDigit digit : crop.digits()) {
            rows[at++] = digit.digit();
            rows[at++] = digit.printed() ? 1 : 0;
            rows[at++] = digit.left();
            rows[at++] = digit.top();
            rows[at++] = digit.width();
            rows[at++] = digit.height();
        }
    }

    /** The ordinal of the kind of a cell of the crop whose row begins at {@code start}. */
    static int kind(float[] rows, int start, int cell) {
        return (int) rows[start + cell];
    }

    static int digits(float[] rows, int start) {
        return (int) rows[start + COUNT];
    }

    static CropDigit digit(float[] rows, int start, int index) {
        int at = start + FIRST_DIGIT + DIGIT * index;
        return new CropDigit((int) rows[at], rows[at + 2], rows[at + 3], rows[at + 4], rows[at + 5], rows[at + 1] == 1);
    }

    /** The column or row of the cell where a digit's centre lies, from its middle in pixels. */
    static int cell(double middle) {
        return Math.max(0, Math.min(PageCrop.CELLS - 1, (int) Math.floor(middle / PageCrop.CELL)));
    }
}
