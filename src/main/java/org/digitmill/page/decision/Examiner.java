package org.digitmill.page.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.image.framing.BoxFraming;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.LabelledDetection;
import org.digitmill.page.picture.PagePyramid;

/**
 * Classifies the ink of probable digits, cut out and framed, by the digit classifier in minibatches, and combines the probabilities of
 * page network, region classifier and digit classifier (product of experts).
 */
public final class Examiner {
    /** Weights of the log-probabilities of each network. */
    private static final double NETWORK_WEIGHT = 1.75;

    private static final double REGION_WEIGHT = 0.5;
    private static final double CLASSIFIER_WEIGHT = 1.2;
    /** Added to the probabilities of each network, so that they are never 0. */
    private static final double NETWORK_FLOOR = 0.003;

    private static final double REGION_FLOOR = 0.003;
    private static final double CLASSIFIER_FLOOR = 0.03;
    /** In pixels: the ink of a digit is cut out of the level on which its box is this large or up to twice as large. */
    private static final double CUT_SIZE = 32;

    private final Classifier classifier;

    public Examiner(Classifier classifier) {
        this.classifier = classifier;
    }

    /** A candidate for each of some detections that has ink, in their order. */
    List<Candidate> read(PagePyramid pyramid, List<LabelledDetection> detections) {
        List<LabelledDetection> inked = new ArrayList<>();
        List<FramedDigit> framed = new ArrayList<>();
        for (LabelledDetection labelled : detections) {
            frame(pyramid, labelled.detection()).ifPresent(digit -> {
                inked.add(labelled);
                framed.add(digit);
            });
        }
        if (inked.isEmpty()) {
            return List.of();
        }
        byte[] pixels = new byte[framed.size() * FramedDigit.PIXELS];
        for (int i = 0; i < framed.size(); i++) {
            System.arraycopy(framed.get(i).pixels(), 0, pixels, i * FramedDigit.PIXELS, FramedDigit.PIXELS);
        }
        Readings readings = classifier.read(pixels, framed.size());
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < framed.size(); i++) {
            candidates.add(new Candidate(
                    inked.get(i), framed.get(i), together(inked.get(i), readings, i), readings.strange()[i]));
        }
        return candidates;
    }

    private static Prediction together(LabelledDetection labelled, Readings readings, int index) {
        float[] seen = labelled.detection().classes();
        double[] product = new double[10];
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            product[digit] = Math.pow(seen[digit] + NETWORK_FLOOR, NETWORK_WEIGHT)
                    * Math.pow(labelled.labels()[digit] + REGION_FLOOR, REGION_WEIGHT)
                    * Math.pow(readings.probabilities()[10 * index + digit] + CLASSIFIER_FLOOR, CLASSIFIER_WEIGHT);
            sum += product[digit];
        }
        float[] probabilities = new float[10];
        for (int digit = 0; digit < 10; digit++) {
            probabilities[digit] = (float) (product[digit] / sum);
        }
        return Prediction.of(probabilities, 0);
    }

    private static Optional<FramedDigit> frame(PagePyramid pyramid, Detection detection) {
        double longer = Math.max(detection.width(), detection.height());
        int level = (int) Math.max(0, Math.floor(Math.log(longer / CUT_SIZE) / Math.log(2)));
        double scale = PagePyramid.scale(level);
        GreyImage picture = pyramid.at(level);
        return BoxFraming.frame(
                        picture,
                        detection.left() * scale,
                        detection.top() * scale,
                        detection.width() * scale,
                        detection.height() * scale)
                .map(digit -> new FramedDigit(
                        digit.pixels(),
                        (int) (digit.x() / scale),
                        (int) (digit.y() / scale),
                        (int) Math.max(1, digit.width() / scale),
                        (int) Math.max(1, digit.height() / scale)));
    }
}
