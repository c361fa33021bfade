package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.List;

/** Collects the kind of ink in each cell of a crop and its digits, and decides which of them the network should find. */
final class CropTruth {
    /** Heights, in pixels, of the digits that are found at one scale. */
    static final double SMALLEST = 11;

    static final double LARGEST = 46;
    /** Digits within this factor of the limits are neither to be found nor forbidden. */
    private static final double TOLERANCE = 1.25;
    /** The least share of its box that a digit shows. */
    private static final double LEAST_SHOWN = 0.65;
    /** Pixels of ink that make a cell more than paper. */
    private static final float LEAST_INK = 0.8f;

    private static final int CELL_COUNT = PageCrop.CELLS * PageCrop.CELLS;

    private final View view;
    private final float[] amounts = new float[InkKind.COUNT * CELL_COUNT];
    private final List<DrawnDigit> drawn = new ArrayList<>();
    private final List<CropDigit> found = new ArrayList<>();
    private final double[] place = new double[2];
    private final Window window;

    CropTruth(View view, Window window) {
        this.view = view;
        this.window = window;
    }

    /** Notes a pixel of ink of the canvas. */
    void add(int x, int y, float coverage, InkKind kind) {
        view.toCrop(x + 0.5, y + 0.5, place);
        if (window.contains(place[0], place[1])) {
            int cell = (int) place[1] / PageCrop.CELL * PageCrop.CELLS + (int) place[0] / PageCrop.CELL;
            amounts[kind.ordinal() * CELL_COUNT + cell] += coverage;
        }
    }

    void add(DrawnDigit digit) {
        drawn.add(digit);
    }

    /** All digits that were drawn, also those that are not to be found. */
    List<DrawnDigit> drawn() {
        return drawn;
    }

    /** The crop with these pixels. */
    PageCrop crop(byte[] pixels) {
        byte[] kinds = new byte[CELL_COUNT];
        for (int cell = 0; cell < CELL_COUNT; cell++) {
            kinds[cell] = (byte) strongest(cell).ordinal();
        }
        found.clear();
        for (DrawnDigit digit : drawn) {
            judge(digit, pixels, kinds);
        }
        return new PageCrop(pixels, found, kinds);
    }

    private InkKind strongest(int cell) {
        if (amounts[InkKind.DIGIT.ordinal() * CELL_COUNT + cell] >= LEAST_INK) {
            return InkKind.DIGIT;
        }
        InkKind strongest = InkKind.NONE;
        float most = LEAST_INK;
        for (InkKind kind : new InkKind[] {InkKind.OTHER_WRITING, InkKind.PRINT, InkKind.LINE}) {
            float amount = amounts[kind.ordinal() * CELL_COUNT + cell];
            if (amount >= most) {
                most = amount;
                strongest = kind;
            }
        }
        return strongest;
    }

    private void judge(DrawnDigit digit, byte[] pixels, byte[] kinds) {
        float[] box = digit.box(view);
        if (box == null) {
            return;
        }
        float left = Math.max(window.left(), box[0]);
        float top = Math.max(window.top(), box[1]);
        float right = Math.min(window.right(), box[2]);
        float bottom = Math.min(window.bottom(), box[3]);
        if (right <= left || bottom <= top) {
            return;
        }
        double height = box[3] - box[1];
        if (height < SMALLEST / TOLERANCE || height > LARGEST * TOLERANCE) {
            return;
        }
        double shown = (right - left) * (bottom - top) / ((box[2] - box[0]) * height);
        if (height >= SMALLEST && height <= LARGEST && shown >= LEAST_SHOWN && digit.legible(view, pixels)) {
            found.add(new CropDigit(digit.digit(), left, top, right - left, bottom - top, digit.printed()));
        } else {
            leaveOut(left, top, right, bottom, kinds);
        }
    }

    private static void leaveOut(float left, float top, float right, float bottom, byte[] kinds) {
        for (int y = (int) top / PageCrop.CELL; y * PageCrop.CELL < bottom; y++) {
            for (int x = (int) left / PageCrop.CELL; x * PageCrop.CELL < right; x++) {
                kinds[y * PageCrop.CELLS + x] = (byte) InkKind.UNJUDGED.ordinal();
            }
        }
    }
}
