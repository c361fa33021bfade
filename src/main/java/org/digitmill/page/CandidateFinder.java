package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds what may be digits among the blobs of a page, whole and one by one. */
final class CandidateFinder {
    /** In millimetres, of digits: print is often smaller, and drawings are larger. */
    private static final double LOWEST = 1.9;

    private static final double LETTER = 1.1;
    private static final double TALLEST = 24;
    private static final double WIDEST = 90;
    /** A page with more candidates than this is no page of digits; the rest is not looked at. */
    private static final int MOST = 6_000;

    private final UprightPage page;
    private final Examiner examiner;
    private final Predicate<Blob> boxed;
    private double digitHeight;

    /** @param boxed whether ink stands in a box: on a form, digits that do not are print */
    CandidateFinder(UprightPage page, Examiner examiner, Predicate<Blob> boxed) {
        this.page = page;
        this.boxed = boxed;
        this.examiner = examiner;
    }

    /** The usual height of this page's digits, in pixels; known after {@link #find}. */
    double digitHeight() {
        return digitHeight;
    }

    /** The blobs of a digit's size. */
    static List<Blob> plausible(UprightPage page) {
        double millimetre = page.millimetre();
        List<Blob> plausible = new ArrayList<>();
        for (Blob blob : page.blobs()) {
            int longer = Math.max(blob.width(), blob.height());
            if (longer >= LOWEST * millimetre
                    && blob.height() <= TALLEST * millimetre
                    && blob.width() <= TALLEST * millimetre) {
                plausible.add(blob);
            }
        }
        return plausible;
    }

    /** All candidates, with what speaks for each. */
    List<Candidate> find() {
        double millimetre = page.millimetre();
        List<Blob> large = new ArrayList<>();
        List<Blob> small = new ArrayList<>();
        for (Blob blob : page.blobs()) {
            boolean tall = blob.height() >= LOWEST * millimetre;
            if (tall && blob.height() <= TALLEST * millimetre && blob.width() <= WIDEST * millimetre) {
                if (!BoxSide.is(blob, page)) {
                    large.add(blob);
                }
            } else if (!tall && blob.width() <= TALLEST / 2 * millimetre) {
                small.add(blob);
            }
        }
        if (large.size() > MOST) {
            large = large.subList(0, MOST);
        }
        List<Candidate> candidates = examiner.examine(large);
        digitHeight = usualHeight(candidates, millimetre);
        candidates = new LineParting(examiner, digitHeight).part(candidates);
        List<Candidate> joined = new Joiner(examiner, digitHeight).join(candidates, near(small, candidates));
        List<Candidate> single = new ArrayList<>();
        List<Candidate> touching = new ArrayList<>();
        for (Candidate candidate : joined) {
            (mayTouch(candidate) ? touching : single).add(candidate);
        }
        single.addAll(new Splitter(examiner, digitHeight).split(touching));
        single.removeIf(candidate -> candidate.blob().height() < 0.4 * digitHeight
                || candidate.blob().height() > 2.4 * digitHeight);
        return Words.judge(single, letters(small), boxed, digitHeight);
    }

    /** Small ink of a letter's size. */
    private List<Blob> letters(List<Blob> small) {
        double least = Math.max(LETTER * page.millimetre(), 0.25 * digitHeight);
        return small.stream().filter(blob -> blob.height() >= least).toList();
    }

    private boolean mayTouch(Candidate candidate) {
        Blob blob = candidate.blob();
        boolean wide = blob.width() > 0.55 * digitHeight && blob.height() >= 0.7 * digitHeight;
        return wide && (candidate.logit() < 1 || blob.width() > 1.3 * Math.max(blob.height(), digitHeight));
    }

    /** Specks beside what may be a digit; they may be its parts. */
    private List<Candidate> near(List<Blob> small, List<Candidate> candidates) {
        List<Candidate> near = new ArrayList<>();
        double reach = 0.3 * digitHeight;
        List<Blob> sorted =
                new ArrayList<>(candidates.stream().map(Candidate::blob).toList());
        sorted.sort(java.util.Comparator.comparingInt(Blob::top));
        double least = 0.12 * digitHeight;
        for (Blob speck : small) {
            if (Math.max(speck.width(), speck.height()) < least) {
                continue;
            }
            for (Blob blob : sorted) {
                if (blob.top() > speck.bottom() + reach) {
                    break;
                }
                if (blob.gapDown(speck) <= reach && blob.gapAcross(speck) <= reach) {
                    near.add(new Candidate(speck, null, -4, null, false));
                    break;
                }
            }
        }
        return near;
    }

    private static double usualHeight(List<Candidate> candidates, double millimetre) {
        List<Candidate> sure = candidates.stream()
                .filter(c -> c.logit() > 1)
                .sorted(java.util.Comparator.comparingInt(c -> c.blob().height()))
                .toList();
        if (!sure.isEmpty()) {
            return sure.get(sure.size() / 2).blob().height();
        }
        return 5 * millimetre;
    }
}
