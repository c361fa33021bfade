package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets ink that stands close together be judged together: a letter o within a printed word is no digit, though it looks like one, and
 * an odd digit within a number is one.
 */
final class Words {
    /** Farther apart than this share of their height, two do not belong together. */
    private static final double GAP = 0.6;

    private static final double SUREST = 5;
    private static final double PRINTED = -1;
    private static final double DOUBT = 0.9;
    /** What ink says that is too small for a digit. */
    private static final double SMALL = -2.5;

    private Words() {}

    /**
     * The candidates in the same order, with what speaks for each after all near it were heard.
     *
     * @param print ink too small for a digit; such letters stand in words
     * @param digitHeight the usual height of digits, in pixels
     */
    static List<Candidate> judge(List<Candidate> candidates, List<Blob> print, double digitHeight) {
        List<Blob> blobs =
                new ArrayList<>(candidates.stream().map(Candidate::blob).toList());
        blobs.addAll(print);
        double[] own = new double[blobs.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = i < candidates.size() ? clamp(candidates.get(i).evidence(digitHeight)) : SMALL;
        }
        double[] heard = hear(blobs, own);
        double page = prior(candidates, heard, digitHeight);
        List<Candidate> judged = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            // On a page that is hardly one of digits, none is sure.
            double all = page < PRINTED ? Math.min(DOUBT, heard[i] + page) : heard[i] + page;
            judged.add(candidates.get(i).judged((float) all));
        }
        return judged;
    }

    /** What the page says of all on it: where there are many digits, there are likely more; among print there are few. */
    private static double prior(List<Candidate> candidates, double[] heard, double digitHeight) {
        double digits = 0.5;
        double others = 0.5;
        for (int i = 0; i < candidates.size(); i++) {
            double height = candidates.get(i).blob().height() / digitHeight;
            if (height > 0.75 && height < 1.4) {
                digits += heard[i] > 2 ? 1 : 0;
                others += heard[i] < -1 ? 1 : 0;
            }
        }
        return Math.max(-2.5, Math.min(1.5, Math.log(digits / others)));
    }

    private static double[] hear(List<Blob> candidates, double[] own) {
        int[] parents = new int[own.length];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> candidates.get(i).left()));
        int tallest = candidates.stream().mapToInt(Blob::height).max().orElse(0);
        for (int i = 0; i < order.size(); i++) {
            Blob blob = candidates.get(order.get(i));
            for (int j = i + 1; j < order.size(); j++) {
                Blob other = candidates.get(order.get(j));
                if (other.left() > blob.right() + GAP * tallest) {
                    break;
                }
                if (areNeighbours(blob, other)) {
                    parents[root(parents, order.get(i))] = root(parents, order.get(j));
                }
            }
        }
        double[] sums = new double[parents.length];
        int[] counts = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            int root = root(parents, i);
            sums[root] += own[i];
            counts[root]++;
        }
        double[] heard = new double[parents.length];
        for (int i = 0; i < parents.length; i++) {
            int root = root(parents, i);
            int others = counts[root] - 1;
            double around = others == 0 ? 0 : (sums[root] - own[i]) / others;
            heard[i] = own[i] + Math.min(3, 0.5 * others) * around;
        }
        return heard;
    }

    private static boolean areNeighbours(Blob blob, Blob other) {
        int shorter = Math.min(blob.height(), other.height());
        int taller = Math.max(blob.height(), other.height());
        return -blob.gapDown(other) >= 0.4 * shorter && blob.gapAcross(other) <= GAP * taller && taller <= 3 * shorter;
    }

    private static double clamp(double logit) {
        return Math.max(-SUREST, Math.min(SUREST, logit));
    }

    private static int root(int[] parents, int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
