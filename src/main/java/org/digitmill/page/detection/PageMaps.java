package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.model.PageNetwork;

/**
 * Decodes the page network's output. Channels of a cell: 0 to 9 logits of a digit's centre by class, 10 logit that it is printed, 11 and
 * 12 logarithm of its width and height over {@value #UNIT}, 13 and 14 its centre less the cell's middle in cells, 15 to 19 logits of
 * {@link InkKind}.
 */
final class PageMaps {
    /** Pixels along a side of a cell. */
    static final int CELL = PageNetwork.STRIDE;

    private static final int CHANNELS = PageNetwork.CHANNELS;
    private static final int PRINTED = 10;
    private static final int WIDTH = 11;
    private static final int HEIGHT = 12;
    private static final int ACROSS = 13;
    private static final int DOWN = 14;
    private static final int KINDS = 15;
    private static final double UNIT = 16;
    /** In pixels of the level: other sizes belong to another level. */
    private static final double SMALLEST = 9;

    private static final double LARGEST = 56;
    /** In pixels: a digit is not as narrow as this. */
    private static final double NARROWEST = 1.5;

    private PageMaps() {}

    /**
     * A peak of a tile's class maps.
     *
     * @param x middle of the digit's box, in pixels of the tile
     * @param classes probabilities, not copied
     */
    record Peak(double x, double y, double width, double height, float[] classes, float score, float printed) {}

    /**
     * The cells at which a digit's centre is likelier than at the eight around them.
     *
     * @param rows cells down the tile
     * @param columns cells across the tile
     * @param least score of a peak
     */
    static List<Peak> peaks(float[] maps, int rows, int columns, float least) {
        float[] best = new float[rows * columns];
        for (int cell = 0; cell < best.length; cell++) {
            float most = maps[cell * CHANNELS];
            for (int digit = 1; digit < 10; digit++) {
                most = Math.max(most, maps[cell * CHANNELS + digit]);
            }
            best[cell] = most;
        }
        float leastLogit = (float) Math.log(least / (1 - least));
        List<Peak> peaks = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (best[row * columns + column] >= leastLogit && isPeak(best, row, column, rows, columns)) {
                    Peak peak = peak(maps, row, column, columns);
                    if (peak.height >= SMALLEST && peak.height <= LARGEST && peak.width <= LARGEST) {
                        peaks.add(peak);
                    }
                }
            }
        }
        return peaks;
    }

    /** Of equal neighbours the first in reading order is the peak. */
    private static boolean isPeak(float[] best, int row, int column, int rows, int columns) {
        float own = best[row * columns + column];
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                boolean before = y < row || y == row && x < column;
                float other = best[y * columns + x];
                if (before ? other >= own : other > own) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Peak peak(float[] maps, int row, int column, int columns) {
        int at = (row * columns + column) * CHANNELS;
        float[] classes = new float[10];
        float score = 0;
        for (int digit = 0; digit < 10; digit++) {
            classes[digit] = sigmoid(maps[at + digit]);
            score = Math.max(score, classes[digit]);
        }
        double across = Math.max(-2, Math.min(2, maps[at + ACROSS]));
        double down = Math.max(-2, Math.min(2, maps[at + DOWN]));
        return new Peak(
                (column + 0.5 + across) * CELL,
                (row + 0.5 + down) * CELL,
                Math.max(NARROWEST, UNIT * Math.exp(Math.min(3, maps[at + WIDTH]))),
                Math.max(NARROWEST, UNIT * Math.exp(Math.min(3, maps[at + HEIGHT]))),
                classes,
                score,
                sigmoid(maps[at + PRINTED]));
    }

    private static float sigmoid(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }

    /** Writes the probabilities of the kinds of ink in a cell, in the order of {@link InkKind}. */
    static void kinds(float[] maps, int cell, float[] result, int start) {
        int from = cell * CHANNELS + KINDS;
        float most = maps[from];
        for (int kind = 1; kind < InkKind.COUNT; kind++) {
            most = Math.max(most, maps[from + kind]);
        }
        float sum = 0;
        for (int kind = 0; kind < InkKind.COUNT; kind++) {
            result[start + kind] = (float) Math.exp(maps[from + kind] - most);
            sum += result[start + kind];
        }
        for (int kind = 0; kind < InkKind.COUNT; kind++) {
            result[start + kind] /= sum;
        }
    }
}
