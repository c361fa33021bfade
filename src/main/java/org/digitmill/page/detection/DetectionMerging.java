package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merges detections of the same ink, on several levels or beside each other (non-maximum suppression). */
final class DetectionMerging {
    /** Two boxes of this intersection over union show the same ink, and what both say counts. */
    private static final double SAME_INK = 0.5;
    /** Heights at which the network is most reliable, in pixels of the picture in which it was seen. */
    private static final double SMALLEST_BEST = 14;

    private static final double LARGEST_BEST = 36;
    /** Factor of a score outside of these heights, and far outside. */
    private static final double LESS = 0.85;

    private static final double LEAST = 0.6;
    private static final double FAR = 1.35;
    /** Maximum number of detections, with the highest scores; a page has fewer digits. */
    private static final int MOST = 20_000;

    /** Decrease of the log-odds of what only one of two looks shows. */
    private static final double SEEN_ONCE = 0.5;

    private DetectionMerging() {}

    /** One detection for each box, the surest first. Boxes that overlap in part are left for {@code Decision}. */
    static List<Detection> merged(List<Detection> detections) {
        List<Detection> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble(DetectionMerging::weight).reversed());
        if (sorted.size() > MOST) {
            sorted = sorted.subList(0, MOST);
        }
        DetectionPlaces kept = new DetectionPlaces(sorted);
        for (Detection detection : sorted) {
            int place = kept.same(detection, SAME_INK);
            if (place < 0) {
                kept.add(detection);
            } else if (detection.scale() != kept.all().get(place).scale()) {
                kept.all().set(place, together(kept.all().get(place), detection));
            }
        }
        return kept.all();
    }

    /** What two looks at a page show, the surest first; what only one of them shows has a lower score. */
    static List<Detection> ofTwoLooks(List<Detection> first, List<Detection> second) {
        DetectionPlaces places = new DetectionPlaces(second);
        second.forEach(places::add);
        List<Detection> all =
                new ArrayList<>(second.stream().map(DetectionMerging::seenOnce).toList());
        boolean[] taken = new boolean[second.size()];
        for (Detection detection : first) {
            int place = places.same(detection, SAME_INK);
            if (place < 0 || taken[place]) {
                all.add(seenOnce(detection));
            } else {
                Detection other = second.get(place);
                taken[place] = true;
                all.set(
                        place,
                        weight(detection) >= weight(other) ? together(detection, other) : together(other, detection));
            }
        }
        all.sort(Comparator.comparingDouble(DetectionMerging::weight).reversed());
        return all;
    }

    private static Detection seenOnce(Detection detection) {
        double digit = detection.score() * Math.exp(-SEEN_ONCE);
        return detection.withScore((float) (digit / (digit + 1 - detection.score())));
    }

    /** Its score, less where its size is one that the network sees worse. */
    static double weight(Detection detection) {
        double height = detection.seenHeight();
        double off = Math.max(SMALLEST_BEST / height, height / LARGEST_BEST);
        return detection.score() * (off <= 1 ? 1 : off <= FAR ? LESS : LEAST);
    }

    /** The first one, with what the other says of its class added by its weight. */
    private static Detection together(Detection first, Detection second) {
        double share = weight(second) / (weight(first) + weight(second));
        float[] classes = new float[10];
        for (int digit = 0; digit < 10; digit++) {
            classes[digit] = (float) ((1 - share) * first.classes()[digit] + share * second.classes()[digit]);
        }
        return new Detection(
                first.x(),
                first.y(),
                first.width(),
                first.height(),
                classes,
                Math.max(first.score(), second.score()),
                (float) ((1 - share) * first.printed() + share * second.printed()),
                first.scale());
    }
}
