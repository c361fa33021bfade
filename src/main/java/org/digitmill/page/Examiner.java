package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.FramedDigit;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;

/** Has blobs of one page looked at by the judge and by the classifier, many together. */
final class Examiner {
    /** What the classifier is fastest with. */
    private static final int BATCH = 64;

    private final InkCutter cutter;
    private final InkJudge judge;
    private final Classifier classifier;

    Examiner(Contrast page, InkJudge judge, Classifier classifier) {
        this.cutter = new InkCutter(page);
        this.judge = judge;
        this.classifier = classifier;
    }

    /** A candidate for each blob, in their order. */
    List<Candidate> examine(List<Blob> blobs) {
        List<Candidate> candidates = new ArrayList<>(blobs.size());
        byte[] pixels = new byte[BATCH * FramedDigit.PIXELS];
        byte[][] framed = new byte[BATCH][];
        for (int start = 0; start < blobs.size(); start += BATCH) {
            int count = Math.min(BATCH, blobs.size() - start);
            for (int i = 0; i < count; i++) {
                framed[i] = cutter.frame(blobs.get(start + i));
                System.arraycopy(framed[i], 0, pixels, i * FramedDigit.PIXELS, FramedDigit.PIXELS);
            }
            float[] probabilities = classifier.probabilities(pixels, count);
            for (int i = 0; i < count; i++) {
                candidates.add(new Candidate(
                        blobs.get(start + i), framed[i], judge.logit(framed[i]), Prediction.of(probabilities, i * 10)));
            }
        }
        return candidates;
    }
}
