package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lets ink that stands close together be judged together: a letter o within a printed word is no digit, though it looks like one, and
 * an odd digit within a number is one.
 */
final class Words {
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
     * @param boxed whether ink stands in a box: on a form what is written does
     * @param digitHeight the usual height of digits, in pixels
     */
    static List<Candidate> judge(
            List<Candidate> candidates, List<Blob> print, Predicate<Blob> boxed, double digitHeight) {
        List<Blob> blobs =
                new ArrayList<>(candidates.stream().map(Candidate::blob).toList());
        blobs.addAll(print);
        double[] own = new double[blobs.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = i < candidates.size() ? clamp(candidates.get(i).evidence(digitHeight)) : SMALL;
        }
        double[] heard = hear(blobs, own);
        boolean[] inBox = new boolean[candidates.size()];
        for (int i = 0; i < inBox.length; i++) {
            inBox[i] = boxed.test(candidates.get(i).blob());
        }
        PagePrior prior = new PagePrior(candidates, heard, inBox, digitHeight);
        List<Candidate> judged = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double page = prior.of(inBox[i]);
            // On a page that is hardly one of digits, none is sure.
            double all = page < PRINTED ? Math.min(DOUBT, heard[i] + page) : heard[i] + page;
            judged.add(candidates.get(i).judged((float) all));
        }
        return judged;
    }

    private static double[] hear(List<Blob> candidates, double[] own) {
        int[] groups = Neighbours.groups(candidates);
        double[] sums = new double[groups.length];
        int[] counts = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            sums[groups[i]] += own[i];
            counts[groups[i]]++;
        }
        double[] heard = new double[groups.length];
        for (int i = 0; i < groups.length; i++) {
            int others = counts[groups[i]] - 1;
            double around = others == 0 ? 0 : (sums[groups[i]] - own[i]) / others;
            heard[i] = own[i] + Math.min(3, 0.5 * others) * around;
        }
        return heard;
    }

    private static double clamp(double logit) {
        return Math.max(-SUREST, Math.min(SUREST, logit));
    }
}
