package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.image.BoxFraming;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;

/** Has the classifier look at what the page network detected, many together, and joins what both say (product of experts). */
final class Examiner {
    /**
     * What the page network's and the classifier's log-probabilities count; by these, confidences are right on drawn crops that the page
     * network had not learned from.
     */
    private static final double NETWORK_WEIGHT = 2.5;

    private static final double CLASSIFIER_WEIGHT = 0.8;
    /** Added to the probabilities of each, which are never 0. */
    private static final double NETWORK_FLOOR = 0.003;

    private static final double CLASSIFIER_FLOOR = 0.03;
    /** In pixels: the ink of a digit is cut out of the level on which its box is this large or up to twice as large. */
    private static final double CUT_SIZE = 32;

    private final Classifier classifier;

    Examiner(Classifier classifier) {
        this.classifier = classifier;
    }

    /** A candidate for each detection that has ink, in their order. */
    List<Candidate> examine(PagePyramid pyramid, List<Detection> detections) {
        List<Detection> inked = new ArrayList<>();
        List<FramedDigit> framed = new ArrayList<>();
        for (Detection detection : detections) {
            frame(pyramid, detection).ifPresent(digit -> {
                inked.add(detection);
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
            candidates.add(candidate(inked.get(i), framed.get(i), readings, i));
        }
        return candidates;
    }

    private static Candidate candidate(Detection detection, FramedDigit framed, Readings readings, int index) {
        double networkSum = 0;
        for (float probability : detection.classes()) {
            networkSum += probability + NETWORK_FLOOR;
        }
        double[] both = new double[10];
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            double network = (detection.classes()[digit] + NETWORK_FLOOR) / networkSum;
            double second =
                    (readings.probabilities()[10 * index + digit] + CLASSIFIER_FLOOR) / (1 + 10 * CLASSIFIER_FLOOR);
            both[digit] = Math.pow(network, NETWORK_WEIGHT) * Math.pow(second, CLASSIFIER_WEIGHT);
            sum += both[digit];
        }
        float[] probabilities = new float[10];
        for (int digit = 0; digit < 10; digit++) {
            probabilities[digit] = (float) (both[digit] / sum);
        }
        return new Candidate(
                detection,
                framed,
                Prediction.of(probabilities, 0),
                detection.digit()
                        == Prediction.of(readings.probabilities(), 10 * index).digit(),
                readings.strange()[index]);
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
