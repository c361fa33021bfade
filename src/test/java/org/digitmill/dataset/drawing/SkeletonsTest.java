package org.digitmill.dataset.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkeletonsTest {
    @Test
    void everyDigitHasSeveralWaysThatFillItsHeight() {
        for (int digit = 0; digit < 10; digit++) {
            assertTrue(Skeletons.of(digit).size() >= 5, "ways to write " + digit);
            for (Skeleton way : Skeletons.of(digit)) {
                double top = way.strokes().stream()
                        .flatMapToDouble(stroke -> java.util.Arrays.stream(stroke.y()))
                        .min()
                        .orElseThrow();
                double bottom = way.strokes().stream()
                        .flatMapToDouble(stroke -> java.util.Arrays.stream(stroke.y()))
                        .max()
                        .orElseThrow();
                assertTrue(top >= -10 && bottom <= 110 && bottom - top >= 60, () -> "height of " + way);
                assertTrue(way.weight() > 0 && way.strokes().stream().allMatch(stroke -> stroke.points() >= 2));
            }
        }
    }

    @Test
    void everyWayIsChosenSometimes() {
        for (int digit = 0; digit < 10; digit++) {
            Set<Skeleton> chosen = new HashSet<>();
            for (int i = 0; i < 3_000; i++) {
                chosen.add(Skeletons.choose(digit, new PenRandom(1, i)));
            }
            assertEquals(new HashSet<>(Skeletons.of(digit)), chosen);
        }
    }

    @Test
    void parsesStrokesAndCorners() {
        Skeleton skeleton = Skeleton.parse("7 1.5: 10,20 30,40.5! 50,60 | 1,2 3,4");
        assertEquals(7, skeleton.digit());
        assertEquals(1.5, skeleton.weight());
        assertEquals(2, skeleton.strokes().size());
        Skeleton.Stroke first = skeleton.strokes().get(0);
        assertEquals(40.5, first.y()[1]);
        assertTrue(first.corner()[1] && !first.corner()[0] && !first.corner()[2]);
    }
}
