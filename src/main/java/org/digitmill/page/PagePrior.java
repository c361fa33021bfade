package org.digitmill.page;

import java.util.List;

/**
 * What a page says of all that may be a digit on it: where there are many digits, there are likely more; among print there are few; and on a
 * form, digits that stand in no box are print.
 */
final class PagePrior {
    private static final double LEAST = -2.5;
    private static final double MOST = 2.5;
    /** On a form so many digits stand in boxes, and so large a share of them. */
    private static final int MANY = 8;

    private static final double NEARLY_ALL = 0.7;
    /** What is outside of a form's boxes. */
    private static final double PRINTED = -12;

    private final double inside;
    private final double outside;

    /**
     * @param heard what speaks for each candidate, beside it
     * @param boxed whether it stands between lines
     * @param digitHeight the usual height of digits, in pixels
     */
    PagePrior(List<Candidate> candidates, double[] heard, boolean[] boxed, double digitHeight) {
        int[] digits = new int[2];
        int[] others = new int[2];
        for (int i = 0; i < boxed.length; i++) {
            double height = candidates.get(i).blob().height() / digitHeight;
            if (height > 0.75 && height < 1.4) {
                int place = boxed[i] ? 0 : 1;
                digits[place] += heard[i] > 2 ? 1 : 0;
                others[place] += heard[i] < -1 ? 1 : 0;
            }
        }
        boolean form = digits[0] >= MANY && digits[0] >= NEARLY_ALL * (digits[0] + digits[1]);
        inside = form ? odds(digits[0], others[0]) : odds(digits[0] + digits[1], others[0] + others[1]);
        outside = form ? PRINTED : inside;
    }

    private static double odds(int digits, int others) {
        return Math.max(LEAST, Math.min(MOST, Math.log((digits + 0.5) / (others + 0.5))));
    }

    double of(boolean boxed) {
        return boxed ? inside : outside;
    }
}
