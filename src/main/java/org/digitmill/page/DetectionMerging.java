package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one of the detections of the same digit, on several levels or beside each other (non-maximum suppression). */
final class DetectionMerging {
    /** Two boxes that share so much of the smaller one's area are one digit, or one of them is none. */
    static final double SAME_PLACE = 0.45;
    /** Two boxes of this intersection over union show the same ink, and what both say counts. */
    private static final double SAME_INK = 0.5;
    /** In pixels of its level, the heights that the network knows best. */
    private static final double SMALLEST_BEST = 14;

    private static final double LARGEST_BEST = 36;
    /** What a score counts outside of these sizes, and far outside. */
    private static final double LESS = 0.85;

    private static final double LEAST = 0.6;
    private static final double FAR = 1.35;
    /** The surest ones; a page has fewer digits. */
    private static final int MOST = 20_000;

    private DetectionMerging() {}

    /** One detection a place, the surest first. */
    static List<Detection> merged(List<Detection> detections) {
        List<Detection> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble(DetectionMerging::weight).reversed());
        if (sorted.size() > MOST) {
            sorted = sorted.subList(0, MOST);
        }
        Places kept = new Places(sorted);
        for (Detection detection : sorted) {
            int place = kept.overlapping(detection);
            if (place < 0) {
                kept.add(detection);
            } else {
                Detection same = kept.all().get(place);
                double common = detection.common(same);
                if (detection.level() != same.level()
                        && common >= SAME_INK * (detection.area() + same.area() - common)) {
                    kept.all().set(place, together(same, detection));
                }
            }
        }
        return kept.all();
    }

    /** Its score, less where its size is one that the network sees worse. */
    static double weight(Detection detection) {
        double height = detection.levelHeight();
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
                first.level());
    }

    /** What was kept, by place, so that neighbours are found fast. */
    private static final class Places {
        private final List<Detection> kept = new ArrayList<>();
        private final Map<Long, List<Integer>> cells = new HashMap<>();
        private final double side;

        Places(List<Detection> detections) {
            double largest = 1;
            for (Detection detection : detections) {
                largest = Math.max(largest, Math.max(detection.width(), detection.height()));
            }
            side = largest;
        }

        /** Which kept one shares the most of the smaller box with it, if it shares enough; else -1. */
        int overlapping(Detection detection) {
            int best = -1;
            double most = SAME_PLACE;
            long column = (long) Math.floor(detection.x() / side);
            long row = (long) Math.floor(detection.y() / side);
            for (long y = row - 1; y <= row + 1; y++) {
                for (long x = column - 1; x <= column + 1; x++) {
                    for (int index : cells.getOrDefault(key(x, y), List.of())) {
                        Detection other = kept.get(index);
                        double share = detection.common(other) / Math.min(detection.area(), other.area());
                        if (share >= most) {
                            most = share;
                            best = index;
                        }
                    }
                }
            }
            return best;
        }

        void add(Detection detection) {
            kept.add(detection);
            long column = (long) Math.floor(detection.x() / side);
            long row = (long) Math.floor(detection.y() / side);
            cells.computeIfAbsent(key(column, row), key -> new ArrayList<>()).add(kept.size() - 1);
        }

        List<Detection> all() {
            return kept;
        }

        private static long key(long column, long row) {
            return row << 32 ^ column & 0xFFFFFFFFL;
        }
    }
}
