package org.digitmill.network.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.dataset.document.PageCrop;

/**
 * Compares the digits that a page network finds in a crop with those that were drawn, for validation.
 *
 * @param drawn digits of the crop
 * @param found those of them for which a peak has the right class and its centre within half a box, each for one peak
 * @param claimed peaks that count: all but those that are no drawn digit and lie where nothing is judged
 */
public record PagePeaks(int drawn, int found, int claimed) {
    private static final double THRESHOLD = 0.4;
    private static final double THRESHOLD_LOGIT = Math.log(THRESHOLD / (1 - THRESHOLD));

    private record Peak(int digit, int cell, double logit, double x, double y) {}

    /** @param maps of a minibatch, the channels of a cell side by side; the crop's begin at {@code start} */
    public static PagePeaks of(float[] maps, int start, int channels, PageCrop crop) {
        List<Peak> peaks = peaks(maps, start, channels);
        peaks.sort(Comparator.comparingDouble(Peak::logit).reversed());
        List<CropDigit> left = new ArrayList<>(crop.digits());
        int found = 0;
        int claimed = 0;
        for (Peak peak : peaks) {
            CropDigit match = left.stream()
                    .filter(digit -> matches(peak, digit))
                    .findFirst()
                    .orElse(null);
            if (match != null) {
                left.remove(match);
                found++;
                claimed++;
            } else if (crop.kinds()[peak.cell()] != InkKind.UNJUDGED.ordinal()) {
                claimed++;
            }
        }
        return new PagePeaks(crop.digits().size(), found, claimed);
    }

    private static boolean matches(Peak peak, CropDigit digit) {
        double right = Math.abs(peak.x() - digit.left() - digit.width() / 2.0);
        double down = Math.abs(peak.y() - digit.top() - digit.height() / 2.0);
        return peak.digit() == digit.digit()
                && right <= Math.max(PageCrop.CELL, digit.width() / 2)
                && down <= Math.max(PageCrop.CELL, digit.height() / 2);
    }

    /** Peaks: cells whose most probable class is above the threshold and above that of all eight neighbours. */
    private static List<Peak> peaks(float[] maps, int start, int channels) {
        int side = PageCrop.CELLS;
        double[] logits = new double[side * side];
        int[] digits = new int[side * side];
        for (int cell = 0; cell < logits.length; cell++) {
            logits[cell] = Double.NEGATIVE_INFINITY;
            for (int digit = 0; digit < LabelledDigits.CLASSES; digit++) {
                float logit = maps[start + cell * channels + PageChannels.CLASSES + digit];
                if (logit > logits[cell]) {
                    logits[cell] = logit;
                    digits[cell] = digit;
                }
            }
        }
        List<Peak> peaks = new ArrayList<>();
        for (int cell = 0; cell < logits.length; cell++) {
            if (logits[cell] >= THRESHOLD_LOGIT && isHighest(logits, cell)) {
                int at = start + cell * channels;
                peaks.add(new Peak(
                        digits[cell],
                        cell,
                        logits[cell],
                        (cell % side + 0.5 + maps[at + PageChannels.OFFSET_X]) * PageCrop.CELL,
                        (cell / side + 0.5 + maps[at + PageChannels.OFFSET_Y]) * PageCrop.CELL));
            }
        }
        return peaks;
    }

    private static boolean isHighest(double[] logits, int cell) {
        int side = PageCrop.CELLS;
        for (int y = Math.max(0, cell / side - 1); y <= Math.min(side - 1, cell / side + 1); y++) {
            for (int x = Math.max(0, cell % side - 1); x <= Math.min(side - 1, cell % side + 1); x++) {
                int other = y * side + x;
                // Of two equal cells the earlier is the peak.
                if (logits[other] > logits[cell] || logits[other] == logits[cell] && other < cell) {
                    return false;
                }
            }
        }
        return true;
    }
}
