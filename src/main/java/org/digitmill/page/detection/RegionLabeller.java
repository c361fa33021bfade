package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.image.pixel.Region;
import org.digitmill.model.RegionClassifier;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/** Classifies each detection with its surroundings by the region classifier, in minibatches. */
public final class RegionLabeller {
    private final RegionClassifier regions;

    public RegionLabeller(RegionClassifier regions) {
        this.regions = regions;
    }

    /** The region classifier's labels of some detections, in their order. */
    public List<LabelledDetection> label(DigitDetector.Sight sight, List<Detection> detections) {
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

    /** Writes the region of a detection, from the level on which the digit has a medium size. */
    static void write(DigitDetector.Sight sight, Detection detection, float[] places, int start) {
        LevelContrast level = sight.inkFor(detection.height()).level();
        double size = Math.max(detection.width(), detection.height()) * PagePyramid.scale(level.level());
        new Region(level.toLevel(detection.x()), level.toLevel(detection.y()), size)
                .write(level.values(), level.width(), level.height(), places, start);
    }
}
