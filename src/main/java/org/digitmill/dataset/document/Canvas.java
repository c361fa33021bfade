package org.digitmill.dataset.document;

import java.util.Arrays;

/**
 * The canvas of a crop, larger than the crop so that it can be rotated: the reflectance of each pixel, 0 to 1, and the truth about the
 * ink.
 *
 * <p>Paper, ink and shadow are multiplied, so that their order does not matter.
 */
final class Canvas {
    /** Pixels along a side. */
    static final int SIDE = 224;

    private final View view;
    private final CropTruth truth;
    private final Window window;
    private final float[] light = new float[SIDE * SIDE];
    /** The part of the canvas that the crop shows: columns and rows from {@code low} to below {@code high}. */
    private final int low;

    private final int high;
    /** Nothing is written where {@code edge[0] * x + edge[1] * y > edge[2]}; null for paper without an edge. */
    private float[] edge;

    Canvas(View view, Window window) {
        this.view = view;
        this.window = window;
        truth = new CropTruth(view, window);
        Arrays.fill(light, 1);
        double[] place = new double[2];
        double reach = 0;
        for (int i = 0; i <= 8; i++) {
            double along = PageCrop.SIDE * i / 8.0;
            reach = Math.max(reach, reach(along, 0, place));
            reach = Math.max(reach, reach(along, PageCrop.SIDE, place));
            reach = Math.max(reach, reach(0, along, place));
            reach = Math.max(reach, reach(PageCrop.SIDE, along, place));
        }
        low = Math.max(0, (int) (SIDE / 2.0 - reach - 2));
        high = SIDE - low;
    }

    private double reach(double x, double y, double[] place) {
        view.toCanvas(x, y, place);
        return Math.max(Math.abs(place[0] - SIDE / 2.0), Math.abs(place[1] - SIDE / 2.0));
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    Window window() {
        return window;
    }

    CropTruth truth() {
        return truth;
    }

    /** {@link #SIDE} × {@link #SIDE}; not a copy. */
    float[] light() {
        return light;
    }

    void cutAt(float[] sheetEdge) {
        edge = sheetEdge;
    }

    /** Where the paper ends, or null. */
    float[] edge() {
        return edge;
    }

    boolean onPaper(double x, double y) {
        return edge == null || edge[0] * x + edge[1] * y <= edge[2];
    }

    /** Whether any of a box shows in the crop, about. */
    boolean shows(double left, double top, double width, double height) {
        return left < high && top < high && left + width > low && top + height > low;
    }

    /** Puts ink on one pixel. */
    void ink(int x, int y, float coverage, Ink ink, InkKind kind) {
        if (x < low || x >= high || y < low || y >= high || !onPaper(x, y)) {
            return;
        }
        float covered = ink.on(x, y, coverage);
        light[y * SIDE + x] *= 1 - covered * (1 - ink.tone());
        if (kind != InkKind.NONE) {
            truth.add(x, y, covered, kind);
        }
    }

    /** Puts a patch's ink on the paper, with its top left corner at a pixel. */
    void stamp(InkPatch patch, int left, int top, Ink ink, InkKind kind) {
        for (int y = Math.max(0, low - top); y < Math.min(patch.height(), high - top); y++) {
            for (int x = Math.max(0, low - left); x < Math.min(patch.width(), high - left); x++) {
                float coverage = patch.at(x, y);
                if (coverage > 0.02f) {
                    ink(left + x, top + y, coverage, ink, kind);
                }
            }
        }
    }

    /** Fills a rectangle with edges between pixels. */
    void fill(double left, double top, double right, double bottom, Ink ink, InkKind kind) {
        for (int y = Math.max(low, (int) top); y < Math.min(high, bottom); y++) {
            double covered = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = Math.max(low, (int) left); x < Math.min(high, right); x++) {
                double across = Math.min(right, x + 1) - Math.max(left, x);
                if (covered * across > 0.02) {
                    ink(x, y, (float) (covered * across), ink, kind);
                }
            }
        }
    }

    /** The crop, {@code factor} times {@link PageCrop#SIDE} pixels along a side, bilinear. */
    float[] render(int factor) {
        int side = PageCrop.SIDE * factor;
        float[] picture = new float[side * side];
        double[] place = new double[2];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                view.toCanvas((x + 0.5) / factor, (y + 0.5) / factor, place);
                picture[y * side + x] = sample((float) place[0] - 0.5f, (float) place[1] - 0.5f);
            }
        }
        return picture;
    }

    private float sample(float x, float y) {
        float insideX = Math.max(0, Math.min(SIDE - 1.01f, x));
        float insideY = Math.max(0, Math.min(SIDE - 1.01f, y));
        int column = (int) insideX;
        int row = (int) insideY;
        float right = insideX - column;
        float down = insideY - row;
        int at = row * SIDE + column;
        float top = light[at] + (light[at + 1] - light[at]) * right;
        float bottom = light[at + SIDE] + (light[at + SIDE + 1] - light[at + SIDE]) * right;
        return top + (bottom - top) * down;
    }
}
