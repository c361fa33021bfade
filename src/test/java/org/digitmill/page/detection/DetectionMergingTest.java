package org.digitmill.page.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionMergingTest {
    private static Detection detection(
            double x, double y, double width, double height, int digit, float score, int level) {
        float[] classes = new float[10];
        classes[digit] = score;
        return new Detection(x, y, width, height, classes, score, 0, level);
    }

    @Test
    void theSameDigitOnTwoLevelsIsOneAndBothSayWhatItIs() {
        List<Detection> merged = DetectionMerging.merged(
                List.of(detection(100, 100, 30, 40, 4, 0.5f, 1), detection(101, 99, 29, 41, 9, 0.8f, 0)));
        assertEquals(1, merged.size());
        assertEquals(9, merged.get(0).digit());
        assertEquals(0.8f, merged.get(0).score());
        assertTrue(merged.get(0).classes()[4] > 0.1);
    }

    @Test
    void aPartOfADigitStaysUntilItIsDecidedWhichOfBothIsOne() {
        Detection whole = detection(100, 100, 30, 40, 8, 0.9f, 0);
        Detection part = detection(100, 90, 20, 18, 0, 0.7f, 0);
        assertEquals(2, DetectionMerging.merged(List.of(whole, part)).size());
        DetectionPlaces places = new DetectionPlaces(List.of(whole, part));
        places.add(detection(150, 100, 30, 40, 8, 0.9f, 0));
        assertEquals(-1, places.covering(part, 0.45));
        places.add(whole);
        assertEquals(1, places.covering(part, 0.45));
        assertEquals(-1, places.same(part, 0.45));
    }

    @Test
    void digitsThatStandCloseStayTwo() {
        List<Detection> merged = DetectionMerging.merged(
                List.of(detection(100, 100, 12, 40, 1, 0.9f, 0), detection(108, 100, 12, 40, 1, 0.8f, 0)));
        assertEquals(2, merged.size());
    }

    @Test
    void aSizeThatALevelSeesWellGoesBeforeOneThatItSeesBadly() {
        Detection well = detection(100, 100, 40, 50, 3, 0.7f, 1);
        Detection badly = detection(112, 100, 40, 50, 5, 0.75f, 0);
        assertEquals(3, DetectionMerging.merged(List.of(well, badly)).get(0).digit());
    }
}
