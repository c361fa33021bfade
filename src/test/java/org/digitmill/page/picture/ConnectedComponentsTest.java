package org.digitmill.page.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
    private static Mask mask(String... rows) {
        byte[] bits = new byte[rows.length * rows[0].length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 1 : 0);
        }
        return new Mask(rows[0].length(), rows.length, bits);
    }

    @Test
    void diagonalNeighboursHangTogetherAndSpecksAreLeftOut() {
        List<ConnectedComponent> components = ConnectedComponents.of(
                mask(
                        "#........##.", //
                        ".#......#..#",
                        "..#.....#..#",
                        "........####",
                        "#..........."),
                2);
        assertEquals(2, components.size());
        assertEquals("0 0 2 2 3", describe(components.get(0)));
        assertEquals("8 0 11 3 10", describe(components.get(1)));
    }

    private static String describe(ConnectedComponent component) {
        return "%d %d %d %d %d"
                .formatted(component.left(), component.top(), component.right(), component.bottom(), component.area());
    }

    @Test
    void twoBranchesThatMeetBelowAreOne() {
        assertEquals(
                1, ConnectedComponents.of(mask("#.#.#", "#.#.#", "#####"), 1).size());
    }

    @Test
    void aQuarterTurnTakesTheTopLeftCornerToTheTopRight() {
        GreyImage picture = new GreyImage(3, 2, new byte[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(
                new byte[] {4, 1, 5, 2, 6, 3}, Rotation.quarters(picture, 1).pixels());
        assertArrayEquals(
                new byte[] {6, 5, 4, 3, 2, 1}, Rotation.quarters(picture, 2).pixels());
        assertArrayEquals(
                new byte[] {3, 6, 2, 5, 1, 4}, Rotation.quarters(picture, 3).pixels());
    }
}
