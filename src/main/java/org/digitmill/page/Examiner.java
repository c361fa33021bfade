package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.image.FramedDigit;
import org.digitmill.model.Classifier;
import org.digitmill.model.FirstLook;
import org.digitmill.model.Prediction;

/** Has blobs of one page looked at by the judge and by the classifier, many together. */
final class Examiner {
    /** What the classifier is fastest with. */
    private static final int BATCH = 64;
    /** What the judge is as sure of is not worth the classifier's time. */
    private static final float HOPELESS = -3.5f;

    private static final Prediction NO_DIGIT = noDigit();

    private final InkCutter cutter;
    private final InkJudge judge;
    private final Classifier classifier;

    private static Prediction noDigit() {
        float[] even = new float[10];
        Arrays.fill(even, 0.1f);
        return Prediction.of(even, 0);
    }

    Examiner(Contrast page, InkJudge judge, Classifier classifier) {
        this.cutter = new InkCutter(page);
        this.judge = judge;
        this.classifier = classifier;
    }

    /** A candidate for each blob, in their order. */
    List<Candidate> examine(List<Blob> blobs) {
        Candidate[] candidates = new Candidate[blobs.size()];
        byte[] pixels = new byte[BATCH * FramedDigit.PIXELS];
        int[] waiting = new int[BATCH];
        int count = 0;
        for (int i = 0; i < candidates.length; i++) {
            byte[] framed = cutter.frame(blobs.get(i));
            float logit = judge.logit(framed);
            candidates[i] = new Candidate(blobs.get(i), framed, logit, NO_DIGIT, false);
            if (logit >= HOPELESS) {
                System.arraycopy(framed, 0, pixels, count * FramedDigit.PIXELS, FramedDigit.PIXELS);
                waiting[count++] = i;
            }
            if (count == BATCH) {
                classify(candidates, pixels, waiting, count);
                count = 0;
            }
        }
        classify(candidates, pixels, waiting, count);
        return List.of(candidates);
    }

    /** The same candidates with a second look at those that the classifier wants one at: the page's digits, once they are found. */
    List<Candidate> again(List<Candidate> digits) {
        List<Candidate> unsure = digits.stream().filter(Candidate::unsure).toList();
        if (unsure.isEmpty()) {
            return digits;
        }
        byte[] pixels = new byte[unsure.size() * FramedDigit.PIXELS];
        for (int i = 0; i < unsure.size(); i++) {
            System.arraycopy(unsure.get(i).framed(), 0, pixels, i * FramedDigit.PIXELS, FramedDigit.PIXELS);
        }
        float[] probabilities = classifier.probabilities(pixels, unsure.size());
        List<Candidate> result = new ArrayList<>();
        int next = 0;
        for (Candidate digit : digits) {
            result.add(digit.unsure() ? digit.predicted(Prediction.of(probabilities, 10 * next++), false) : digit);
        }
        return result;
    }

    private void classify(Candidate[] candidates, byte[] pixels, int[] waiting, int count) {
        if (count == 0) {
            return;
        }
        FirstLook look = classifier.firstLook(pixels, count);
        for (int i = 0; i < count; i++) {
            candidates[waiting[i]] =
                    candidates[waiting[i]].predicted(Prediction.of(look.probabilities(), i * 10), look.unsure()[i]);
        }
    }
}
