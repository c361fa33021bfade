package org.digitmill.page.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionMergingTest {
    private static Detection detection(
            double x, double y, double width, double height, int digit, float score, double scale) {
        float[] classes = new float[10];
        classes[digit] = score;
        return new Detection(x, y, width, height, classes, score, 0, scale);
    }

    @Test
    void theSameDigitOnTwoLevelsIsOneAndBothSayWhatItIs() {
        List<Detection> merged = DetectionMerging.merged(
                List.of(detection(100, 100, 30, 40, 4, 0.5f, 0.5), detection(101, 99, 29, 41, 9, 0.8f, 1)));
        assertEquals(1, merged.size());
        assertEquals(9, merged.get(0).digit());
        assertEquals(0.8f, merged.get(0).score());
        assertTrue(merged.get(0).classes()[4] > 0.1);
    }

    @Test
    void aPartOfADigitStaysUntilItIsDecidedWhichOfBothIsOne() {
        Detection whole = detection(100, 100, 30, 40, 8, 0.9f, 1);
        Detection part = detection(100, 90, 20, 18, 0, 0.7f, 1);
        assertEquals(2, DetectionMerging.merged(List.of(whole, part)).size());
        DetectionPlaces places = new DetectionPlaces(List.of(whole, part));
        places.add(detection(150, 100, 30, 40, 8, 0.9f, 1));
        assertEquals(-1, places.covering(part, 0.45));
        places.add(whole);
        assertEquals(1, places.covering(part, 0.45));
        assertEquals(-1, places.same(part, 0.45));
    }

    @Test
    void digitsThatStandCloseStayTwo() {
        List<Detection> merged = DetectionMerging.merged(
                List.of(detection(100, 100, 12, 40, 1, 0.9f, 1), detection(108, 100, 12, 40, 1, 0.8f, 1)));
        assertEquals(2, merged.size());
    }

    @Test
    void aSizeThatALevelSeesWellGoesBeforeOneThatItSeesBadly() {
        Detection well = detection(100, 100, 40, 50, 3, 0.7f, 0.5);
        Detection badly = detection(112, 100, 40, 50, 5, 0.75f, 1);
        assertEquals(3, DetectionMerging.merged(List.of(well, badly)).get(0).digit());
    }

    @Test
    void whatOnlyOneOfTwoLooksShowsIsLessLikely() {
        Detection both = detection(100, 100, 20, 30, 4, 0.8f, 1);
        Detection again = detection(101, 100, 20, 29, 4, 0.7f, 0.7);
        Detection once = detection(200, 100, 20, 30, 7, 0.9f, 1);
        Detection other = detection(300, 100, 20, 30, 2, 0.5f, 0.7);
        List<Detection> all = DetectionMerging.ofTwoLooks(List.of(once, both), List.of(again, other));
        assertEquals(List.of(7, 4, 2), all.stream().map(Detection::digit).toList());
        assertEquals(0.8f, all.get(1).score());
        // The log-odds of 0.9 and 0.5, less a half.
        assertEquals(1 / (1 + Math.exp(0.5 - Math.log(9))), all.get(0).score(), 1e-6);
        assertEquals(1 / (1 + Math.exp(0.5)), all.get(2).score(), 1e-6);
    }
}
