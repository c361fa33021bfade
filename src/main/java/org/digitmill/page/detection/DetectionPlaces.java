package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A spatial index of detections, for finding those near another one. */
public final class DetectionPlaces {
    private final List<Detection> kept = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();
    private final double side;

    /** @param coming what may be added later */
    public DetectionPlaces(List<Detection> coming) {
        double largest = 1;
        for (Detection detection : coming) {
            largest = Math.max(largest, Math.max(detection.width(), detection.height()));
        }
        side = largest;
    }

    /** Which one shares the most of the smaller box with a detection, at least {@code least} of it; else -1. */
    public int covering(Detection detection, double least) {
        return nearest(detection, least, other -> detection.common(other) / Math.min(detection.area(), other.area()));
    }

    /** Which one has the largest intersection over union with a detection, at least {@code least}; else -1. */
    int same(Detection detection, double least) {
        return nearest(detection, least, other -> {
            double common = detection.common(other);
            return common / (detection.area() + other.area() - common);
        });
    }

    private int nearest(Detection detection, double least, ToDoubleFunction<Detection> share) {
        int best = -1;
        double most = least;
        long column = (long) Math.floor(detection.x() / side);
        long row = (long) Math.floor(detection.y() / side);
        for (long y = row - 1; y <= row + 1; y++) {
            for (long x = column - 1; x <= column + 1; x++) {
                for (int index : cells.getOrDefault(key(x, y), List.of())) {
                    double shared = share.applyAsDouble(kept.get(index));
                    if (shared >= most) {
                        most = shared;
                        best = index;
                    }
                }
            }
        }
        return best;
    }

    public void add(Detection detection) {
        kept.add(detection);
        long column = (long) Math.floor(detection.x() / side);
        long row = (long) Math.floor(detection.y() / side);
        cells.computeIfAbsent(key(column, row), key -> new ArrayList<>()).add(kept.size() - 1);
    }

    /** All that were added, in their order; not a copy. */
    List<Detection> all() {
        return kept;
    }

    private static long key(long column, long row) {
        return row << 32 ^ column & 0xFFFFFFFFL;
    }
}
