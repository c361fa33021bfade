package org.digitmill.page;

import java.util.List;
import java.util.Optional;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.PageNetworks;
import org.digitmill.model.Prediction;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.LabelledDetection;
import org.digitmill.page.detection.RegionLabeller;
import org.digitmill.page.picture.PagePyramid;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.page.picture.Polarity;

/**
 * Reads the picture of one digit again by the page and region networks if the digit classifier is uncertain: they distinguish a digit
 * from its neighbours, from lines and from the edge of the picture.
 *
 * <p>Not safe for use by several threads at once, since its networks are not.
 */
public final class DoubtfulDigitReader {
    /** Decrease of a detection's weight with the square of its distance from the middle, relative to the picture's sides. */
    private static final double CENTRED = 6;
    /** Height, as a share of the picture's, from which on a detection has full weight. */
    private static final double TALL = 0.5;
    /**
     * Weights of the log-probabilities of the page network, of the digit classifier, and of the region classifier for the detection and
     * for the framed ink.
     */
    private static final double NETWORK_WEIGHT = 0.6;

    private static final double FRAMED_WEIGHT = 2.5;
    private static final double REGION_WEIGHT = 0.6;
    private static final double FRAMED_REGION_WEIGHT = 1;
    /** Added to the probabilities, which are never 0. */
    private static final double FLOOR = 0.02;

    private static final double FRAMED_FLOOR = 0.005;
    /** Minimum confidence and score for needing no review if the networks agree. */
    private static final float SURE_CONFIDENCE = 0.9998f;

    private static final float SURE_SCORE = 0.3f;
    /** Minimum score with which the page and region networks overrule the classifier without review. */
    private static final float OVERRULING_SCORE = 0.5f;

    private final DigitDetector detector;
    private final RegionLabeller labeller;

    /** @param networks used by this reader alone, and closed by their owner */
    public DoubtfulDigitReader(PageNetworks networks) {
        this.detector = new DigitDetector(networks.finder());
        this.labeller = new RegionLabeller(networks.regions());
    }

    /**
     * The combined result of the networks.
     *
     * @param prediction of all
     * @param sure whether no person needs to look
     */
    public record Reading(Prediction prediction, boolean sure) {}

    /**
     * Reads a picture again.
     *
     * @param ink the box of the ink that was framed, in pixels of the picture
     * @param first what the classifier read of that ink
     * @return empty if the page network finds no digit
     */
    public Optional<Reading> read(GreyImage picture, PixelBox ink, Prediction first) {
        PagePyramid pyramid = new PagePyramid(Polarity.darkInk(picture));
        Detection best = null;
        double most = 0;
        DigitDetector.Sight sight = detector.see(pyramid);
        for (Detection detection : sight.found()) {
            double weight = weight(detection, picture);
            if (weight > most) {
                most = weight;
                best = detection;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        List<LabelledDetection> places = labeller.label(sight, List.of(best, best.at(ink)));
        Prediction both =
                together(best, first, places.get(0).labels(), places.get(1).labels());
        boolean sure = both.confidence() > SURE_CONFIDENCE
                && best.score() > (both.digit() == first.digit() ? SURE_SCORE : OVERRULING_SCORE);
        return Optional.of(new Reading(both, sure));
    }

    /** The picture of one digit shows it in its middle, and large. */
    private static double weight(Detection detection, GreyImage picture) {
        double across = detection.x() / picture.width() - 0.5;
        double down = detection.y() / picture.height() - 0.5;
        return detection.score()
                * Math.exp(-CENTRED * (across * across + down * down))
                * Math.min(1, detection.height() / (TALL * picture.height()));
    }

    private static Prediction together(Detection detection, Prediction first, float[] detected, float[] framed) {
        double[] product = new double[10];
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            product[digit] = Math.pow(detection.classes()[digit] + FLOOR, NETWORK_WEIGHT)
                    * Math.pow(first.probabilities()[digit] + FRAMED_FLOOR, FRAMED_WEIGHT)
                    * Math.pow(detected[digit] + FLOOR, REGION_WEIGHT)
                    * Math.pow(framed[digit] + FLOOR, FRAMED_REGION_WEIGHT);
            sum += product[digit];
        }
        float[] probabilities = new float[10];
        for (int digit = 0; digit < 10; digit++) {
            probabilities[digit] = (float) (product[digit] / sum);
        }
        return Prediction.of(probabilities, 0);
    }
}
