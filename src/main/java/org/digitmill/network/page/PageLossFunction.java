package org.digitmill.network.page;

import java.util.Arrays;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.dataset.document.PageCrop;

/**
 * The loss of a page network's maps and its gradient.
 *
 * <p>A sum of: the focal loss of the class maps (Law and Deng, CornerNet, 2018; Zhou et al., Objects as Points, 2019), in which cells
 * near a centre count less the nearer they are; at the centres, cross-entropy of printed and L1 losses of size and offset; all these by
 * the number of digits in the minibatch. And the mean cross-entropy of the kinds of ink. Cells that are excluded count neither as places
 * without a digit nor for the kinds. Not safe for several threads at once.
 */
final class PageLossFunction {
    private static final double SIZE_WEIGHT = 0.3;
    private static final double OFFSET_WEIGHT = 0.3;
    /** Weight of cells that show nothing; most do, and would dominate the loss. */
    private static final double NOTHING_WEIGHT = 0.25;
    /** Size of a centre's surroundings, as a share of the smaller side of the digit's box. */
    private static final double SPREAD = 0.14;

    private static final double SMALLEST_SPREAD = 0.5;
    private static final int CLASSES = LabelledDigits.CLASSES;
    private static final int UNJUDGED = InkKind.UNJUDGED.ordinal();

    /** Of one crop: nearness to a centre of the class, 1 at the centre itself, cell by cell. */
    private final float[] nearness = new float[CLASSES * PageTargets.CELLS];

    private final double[] logits = new double[InkKind.COUNT];

    private float[] maps;
    private float[] gradient;
    private MapLayout layout;

    /**
     * The loss of a minibatch.
     *
     * @param maps output of the network
     * @param targets [minibatch, width] as {@link PageTargets} encodes them
     * @param gradient of the loss with respect to {@code maps}, in the same layout, written; null if it is not wanted
     */
    double of(float[] maps, MapLayout layout, float[] targets, float[] gradient) {
        this.maps = maps;
        this.layout = layout;
        this.gradient = gradient;
        int width = targets.length / layout.minibatch();
        int digits = 0;
        double kindWeight = 0;
        for (int crop = 0; crop < layout.minibatch(); crop++) {
            digits += PageTargets.digits(targets, crop * width);
            for (int cell = 0; cell < PageTargets.CELLS; cell++) {
                kindWeight += weight(PageTargets.kind(targets, crop * width, cell));
            }
        }
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        double share = 1.0 / Math.max(1, digits);
        double loss = 0;
        for (int crop = 0; crop < layout.minibatch(); crop++) {
            int start = crop * width;
            loss += kinds(crop, targets, start, kindWeight == 0 ? 0 : 1 / kindWeight);
            drawNearness(targets, start);
            loss += classes(crop, targets, start, share);
            for (int i = 0; i < PageTargets.digits(targets, start); i++) {
                loss += centre(crop, PageTargets.digit(targets, start, i), share);
            }
        }
        return loss;
    }

    private static double weight(int kind) {
        return kind == UNJUDGED ? 0 : kind == InkKind.NONE.ordinal() ? NOTHING_WEIGHT : 1;
    }

    private double kinds(int crop, float[] targets, int row, double share) {
        double loss = 0;
        int[] starts = starts(crop, PageChannels.KINDS, InkKind.COUNT);
        for (int cell = 0; cell < PageTargets.CELLS; cell++) {
            int truth = PageTargets.kind(targets, row, cell);
            double weight = weight(truth) * share;
            if (weight == 0) {
                continue;
            }
            int at = cell * layout.block();
            double highest = Double.NEGATIVE_INFINITY;
            for (int kind = 0; kind < InkKind.COUNT; kind++) {
                logits[kind] = maps[starts[kind] + at];
                highest = Math.max(highest, logits[kind]);
            }
            double sum = 0;
            double atTruth = logits[truth] - highest;
            for (int kind = 0; kind < InkKind.COUNT; kind++) {
                logits[kind] = Exponential.of(logits[kind] - highest);
                sum += logits[kind];
            }
            loss += weight * (StrictMath.log(sum) - atTruth);
            if (gradient != null) {
                for (int kind = 0; kind < InkKind.COUNT; kind++) {
                    gradient[starts[kind] + at] = (float) (weight * (logits[kind] / sum - (kind == truth ? 1 : 0)));
                }
            }
        }
        return loss;
    }

    private void drawNearness(float[] targets, int row) {
        Arrays.fill(nearness, 0);
        for (int i = 0; i < PageTargets.digits(targets, row); i++) {
            CropDigit digit = PageTargets.digit(targets, row, i);
            int column = PageTargets.cell(middleX(digit));
            int line = PageTargets.cell(middleY(digit));
            double spread = Math.max(SMALLEST_SPREAD, SPREAD * Math.min(digit.width(), digit.height()) / PageCrop.CELL);
            int reach = (int) Math.ceil(3 * spread);
            for (int y = Math.max(0, line - reach); y <= Math.min(PageCrop.CELLS - 1, line + reach); y++) {
                for (int x = Math.max(0, column - reach); x <= Math.min(PageCrop.CELLS - 1, column + reach); x++) {
                    int square = (x - column) * (x - column) + (y - line) * (y - line);
                    float near = (float) StrictMath.exp(-square / (2 * spread * spread));
                    int at = (y * PageCrop.CELLS + x) * CLASSES + digit.digit();
                    nearness[at] = Math.max(nearness[at], near);
                }
            }
        }
    }

    private double classes(int crop, float[] targets, int row, double share) {
        double loss = 0;
        int[] starts = starts(crop, PageChannels.CLASSES, CLASSES);
        for (int cell = 0; cell < PageTargets.CELLS; cell++) {
            boolean judged = PageTargets.kind(targets, row, cell) != UNJUDGED;
            for (int digit = 0; digit < CLASSES; digit++) {
                float near = nearness[cell * CLASSES + digit];
                if (judged || near == 1) {
                    loss += focal(starts[digit] + cell * layout.block(), near, share);
                }
            }
        }
        return loss;
    }

    /** With p = sigmoid(z): -(1 - p)² log p at a centre, elsewhere -(1 - nearness)⁴ p² log(1 - p). */
    private double focal(int at, float near, double share) {
        boolean centre = near == 1;
        // Both cases are symmetric: q is the probability of being wrong.
        double z = centre ? -maps[at] : maps[at];
        double far = 1 - near;
        double weight = centre ? share : share * far * far * far * far;
        double e = Exponential.of(-Math.abs(z));
        double q = (z >= 0 ? 1 : e) / (1 + e);
        double surprise = Math.max(0, z) + Exponential.logOfOnePlus(e);
        if (gradient != null) {
            double slope = weight * q * q * (2 * (1 - q) * surprise + q);
            gradient[at] = (float) (centre ? -slope : slope);
        }
        return weight * q * q * surprise;
    }

    private int[] starts(int crop, int channel, int count) {
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = layout.start(crop, channel + i);
        }
        return starts;
    }

    private double centre(int crop, CropDigit digit, double share) {
        double x = middleX(digit) / PageCrop.CELL;
        double y = middleY(digit) / PageCrop.CELL;
        int column = PageTargets.cell(middleX(digit));
        int line = PageTargets.cell(middleY(digit));
        int cell = line * PageCrop.CELLS + column;
        int printed = at(crop, PageChannels.PRINTED, cell);
        double sign = digit.printed() ? -1 : 1;
        double loss = share * softplus(sign * maps[printed]);
        add(printed, share * sign * sigmoid(sign * maps[printed]));
        loss += size(at(crop, PageChannels.WIDTH, cell), digit.width(), share * SIZE_WEIGHT);
        loss += size(at(crop, PageChannels.HEIGHT, cell), digit.height(), share * SIZE_WEIGHT);
        loss += offset(at(crop, PageChannels.OFFSET_X, cell), x - column - 0.5, share * OFFSET_WEIGHT);
        loss += offset(at(crop, PageChannels.OFFSET_Y, cell), y - line - 0.5, share * OFFSET_WEIGHT);
        return loss;
    }

    /** Smooth L1: quadratic near the truth, linear beyond (Girshick, Fast R-CNN, 2015). */
    private double size(int at, double pixels, double weight) {
        double difference = maps[at] - StrictMath.log(pixels / PageChannels.USUAL_SIZE);
        double distance = Math.abs(difference);
        add(at, weight * Math.max(-1, Math.min(1, difference)));
        return weight * (distance < 1 ? distance * distance / 2 : distance - 0.5);
    }

    private double offset(int at, double cells, double weight) {
        double difference = maps[at] - cells;
        add(at, weight * Math.signum(difference));
        return weight * Math.abs(difference);
    }

    private int at(int crop, int channel, int cell) {
        return layout.start(crop, channel) + cell * layout.block();
    }

    private void add(int at, double slope) {
        if (gradient != null) {
            gradient[at] += (float) slope;
        }
    }

    private static double middleX(CropDigit digit) {
        return digit.left() + digit.width() / 2.0;
    }

    private static double middleY(CropDigit digit) {
        return digit.top() + digit.height() / 2.0;
    }

    private static double sigmoid(double z) {
        double e = Exponential.of(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** log(1 + exp(z)). */
    private static double softplus(double z) {
        return Math.max(0, z) + Exponential.logOfOnePlus(Exponential.of(-Math.abs(z)));
    }
}
