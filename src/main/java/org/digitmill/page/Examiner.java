package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitmill.image.BoxFraming;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.image.Region;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;
import org.digitmill.model.RegionClassifier;

/**
 * Has two classifiers look at what the page network detected, many places together: the region classifier sees each place with what stands
 * beside it, the digit classifier the ink of those that are probably digits, cut out and framed. What all three say is joined (product of
 * experts).
 */
final class Examiner {
    /** What each one's log-probabilities count. */
    private static final double NETWORK_WEIGHT = 1.75;

    private static final double REGION_WEIGHT = 0.5;
    private static final double CLASSIFIER_WEIGHT = 1.2;
    /** Added to the probabilities of each, which are never 0. */
    private static final double NETWORK_FLOOR = 0.003;

    private static final double REGION_FLOOR = 0.003;
    private static final double CLASSIFIER_FLOOR = 0.03;
    /** In pixels: the ink of a digit is cut out of the level on which its box is this large or up to twice as large. */
    private static final double CUT_SIZE = 32;

    private final RegionClassifier regions;
    private final Classifier classifier;

    Examiner(RegionClassifier regions, Classifier classifier) {
        this.regions = regions;
        this.classifier = classifier;
    }

    /** The region classifier's labels of some detections, in their order. */
    List<LabelledDetection> label(DigitDetector.Sight sight, List<Detection> detections) {
        if (detections.isEmpty()) {
            return List.of();
        }
        int count = detections.size();
        float[] places = new float[count * Region.PIXELS];
        for (int i = 0; i < count; i++) {
            write(sight, detections.get(i), places, i * Region.PIXELS);
        }
        float[] labels = regions.probabilities(places, count);
        List<LabelledDetection> labelled = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] own = Arrays.copyOfRange(labels, i * RegionClassifier.CLASSES, (i + 1) * RegionClassifier.CLASSES);
            labelled.add(new LabelledDetection(detections.get(i), own));
        }
        return labelled;
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

    /** Writes the part of the page that the region classifier is shown, from the level on which the digit is of a middling size. */
    static void write(DigitDetector.Sight sight, Detection detection, float[] places, int start) {
        LevelContrast level = sight.inkFor(detection.height()).level();
        double size = Math.max(detection.width(), detection.height()) * PagePyramid.scale(level.level());
        new Region(level.toLevel(detection.x()), level.toLevel(detection.y()), size)
                .write(level.values(), level.width(), level.height(), places, start);
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
