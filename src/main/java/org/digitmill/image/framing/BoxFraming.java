package org.digitmill.image.framing;

import java.util.Optional;
import org.digitmill.image.pixel.Component;
import org.digitmill.image.pixel.Components;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;
import org.digitmill.image.pixel.Scaling;
import org.digitmill.image.pixel.Threshold;

/**
 * Cuts the dark ink of one digit out of a box and frames it as in MNIST. Ink of neighbours and of lines through the box is left out.
 */
public final class BoxFraming {
    /** Around the box, this share of its longer side is looked at, too. */
    private static final double SURROUNDINGS = 0.35;
    /** In pixels: at least so much is looked at, since lines are told by their length. */
    private static final double LEAST_SIDE = 52;
    /** In pixels: a smaller box is enlarged. */
    private static final int SMALL = 32;
    /** How far around the box ink counts as being in it, as a share of its longer side. */
    private static final double RIM = 0.07;
    /** Of the surroundings, the share that is darker than the paper. */
    private static final double PAPER_RANK = 0.75;
    /** A component with so large a share of its pixels in the box is the digit's. */
    private static final double MOSTLY_INSIDE = 0.6;
    /** A component with so large a share of the box's ink is the digit's as far as it is in the box. */
    private static final double MUCH_OF_THE_INK = 0.3;
    /** How far beyond the box its strokes are followed, as a share of its longer side. */
    private static final double BEYOND = 0.12;
    /** Of the largest part, smaller ones are specks. */
    private static final double SPECK = 0.015;
    /** Less contrast than this, of 255, is the paper's. */
    private static final int FAINTEST = 10;
    /** Ink is what has this share of the contrast by which ink and paper part best, and is joined with ink that has all of it. */
    private static final double SOFT = 0.6;

    private final GreyImage part;
    private final int width;
    private final int height;
    private final byte[] strength;
    /** The box in the part: left, top, right, bottom, the last two behind the box. */
    private final int[] box;

    private int low;
    private int high;

    private BoxFraming(GreyImage part, int[] box) {
        this.part = part;
        this.width = part.width();
        this.height = part.height();
        this.box = box;
        this.strength = strength();
    }

    /**
     * The digit in a box; empty if there is no ink.
     *
     * @param picture with dark ink; the box is best 32 to 64 pixels high in it
     * @param left side of the box in its pixels
     * @param top side of the box
     */
    public static Optional<FramedDigit> frame(GreyImage picture, double left, double top, double width, double height) {
        int factor = Math.max(width, height) < SMALL ? 2 : 1;
        double around = SURROUNDINGS * Math.max(width, height) + 2;
        double across = Math.max(around, (LEAST_SIDE / factor - width) / 2);
        double down = Math.max(around, (LEAST_SIDE / factor - height) / 2);
        int x0 = (int) Math.max(0, Math.floor(left - across));
        int y0 = (int) Math.max(0, Math.floor(top - down));
        int x1 = (int) Math.min(picture.width(), Math.ceil(left + width + across));
        int y1 = (int) Math.min(picture.height(), Math.ceil(top + height + down));
        if (x1 - x0 < 3 || y1 - y0 < 3) {
            return Optional.empty();
        }
        GreyImage part = Scaling.crop(picture, x0, y0, x1 - x0, y1 - y0);
        if (factor > 1) {
            part = Scaling.resize(part, factor * part.width(), factor * part.height());
        }
        double rim = RIM * Math.max(width, height) + 0.5;
        int[] box = {
            (int) Math.max(0, Math.floor(factor * (left - rim - x0))),
            (int) Math.max(0, Math.floor(factor * (top - rim - y0))),
            (int) Math.min(part.width(), Math.ceil(factor * (left + width + rim - x0))),
            (int) Math.min(part.height(), Math.ceil(factor * (top + height + rim - y0)))
        };
        if (box[2] <= box[0] || box[3] <= box[1]) {
            return Optional.empty();
        }
        return new BoxFraming(part, box).frame(x0, y0, factor);
    }

    private byte[] strength() {
        int[] histogram = new int[256];
        for (byte pixel : part.pixels()) {
            histogram[pixel & 0xFF]++;
        }
        int paper = Histogram.quantile(histogram, PAPER_RANK);
        byte[] result = new byte[part.pixels().length];
        for (int i = 0; i < result.length; i++) {
            int difference = paper - (part.pixels()[i] & 0xFF);
            result[i] = (byte) Math.max(0, Math.min(255, difference * 255 / Math.max(48, paper)));
        }
        return result;
    }

    private Optional<FramedDigit> frame(int x0, int y0, int factor) {
        boolean[] mask = mask();
        LinesThrough.remove(mask, width, height, box);
        Components components = Components.of(mask, strength, width, height);
        boolean[] ink = chosen(components);
        if (ink == null) {
            return Optional.empty();
        }
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (ink[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        byte[] framed = MnistFrame.lay(StrokeWidth.strengthen(cut(ink, left, top, right, bottom)));
        int x = x0 + left / factor;
        int y = y0 + top / factor;
        return Optional.of(new FramedDigit(
                framed,
                x,
                y,
                Math.max(1, x0 + (right + factor) / factor - x),
                Math.max(1, y0 + (bottom + factor) / factor - y)));
    }

    /** What is dark enough, by the greys in the box. */
    private boolean[] mask() {
        int[] histogram = new int[256];
        for (int y = box[1]; y < box[3]; y++) {
            for (int x = box[0]; x < box[2]; x++) {
                histogram[strength[y * width + x] & 0xFF]++;
            }
        }
        high = Threshold.otsu(histogram, FAINTEST);
        low = (int) Math.max(FAINTEST, SOFT * high);
        boolean[] mask = new boolean[strength.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (strength[i] & 0xFF) >= low;
        }
        return mask;
    }

    /** Which pixels are the digit's; null if none are. */
    private boolean[] chosen(Components components) {
        int count = components.all().size();
        int[] inside = new int[count + 1];
        int total = 0;
        for (int y = box[1]; y < box[3]; y++) {
            for (int x = box[0]; x < box[2]; x++) {
                int label = components.labels()[y * width + x];
                inside[label]++;
                total += label > 0 ? 1 : 0;
            }
        }
        // 0: not the digit's, 1: as far as it is in the box, 2: a little beyond, too.
        byte[] part = new byte[count + 1];
        int largest = 0;
        for (Component component : components.all()) {
            int label = component.label();
            if (component.peak() < high) {
                continue;
            }
            if (inside[label] >= MOSTLY_INSIDE * component.area()) {
                part[label] = 2;
            } else if (inside[label] >= MUCH_OF_THE_INK * total) {
                part[label] = 1;
            }
            largest = part[label] > 0 ? Math.max(largest, inside[label]) : largest;
        }
        if (largest < 3) {
            return null;
        }
        int reach = (int) (BEYOND * Math.max(box[2] - box[0], box[3] - box[1]));
        boolean[] ink = new boolean[strength.length];
        for (int i = 0; i < ink.length; i++) {
            int label = components.labels()[i];
            if (part[label] == 0 || inside[label] < SPECK * largest) {
                continue;
            }
            int x = i % width;
            int y = i / width;
            int beyond = part[label] == 2 ? reach : 0;
            ink[i] = x >= box[0] - beyond && x < box[2] + beyond && y >= box[1] - beyond && y < box[3] + beyond;
        }
        return ink;
    }

    /** The ink with the soft edge around it, from faint to full. */
    private Ink cut(boolean[] ink, int left, int top, int right, int bottom) {
        int[] histogram = new int[256];
        for (int i = 0; i < ink.length; i++) {
            if (ink[i]) {
                histogram[strength[i] & 0xFF]++;
            }
        }
        int full = Math.max(low + 1, Histogram.quantile(histogram, 0.7));
        int faint = low / 2;
        int[] levels = new int[256];
        for (int value = 0; value < 256; value++) {
            levels[value] = Math.max(0, Math.min(255, (value - faint) * 255 / (full - faint)));
        }
        int x0 = Math.max(0, left - 1);
        int y0 = Math.max(0, top - 1);
        int columns = Math.min(width - 1, right + 1) - x0 + 1;
        int rows = Math.min(height - 1, bottom + 1) - y0 + 1;
        byte[] result = new byte[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                if (isNear(ink, x0 + x, y0 + y)) {
                    result[y * columns + x] = (byte) levels[strength[(y0 + y) * width + x0 + x] & 0xFF];
                }
            }
        }
        return new Ink(new GreyImage(columns, rows, result), x0, y0, true, false);
    }

    private boolean isNear(boolean[] ink, int x, int y) {
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                if (ink[row * width + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
