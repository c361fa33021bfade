package org.digitmill.page.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;

class BlobsTest {
    private static Mask mask(String... rows) {
        byte[] bits = new byte[rows.length * rows[0].length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 1 : 0);
        }
        return new Mask(rows[0].length(), rows.length, bits);
    }

    @Test
    void diagonal_neighbours_hang_together_and_specks_are_left_out() {
        List<Blob> blobs = Blobs.of(
                mask(
                        "#........##.", //
                        ".#......#..#",
                        "..#.....#..#",
                        "........####",
                        "#..........."),
                2);
        assertEquals(2, blobs.size());
        assertEquals("0 0 2 2 3", describe(blobs.get(0)));
        assertEquals("8 0 11 3 10", describe(blobs.get(1)));
    }

    private static String describe(Blob blob) {
        return "%d %d %d %d %d".formatted(blob.left(), blob.top(), blob.right(), blob.bottom(), blob.area());
    }

    @Test
    void two_branches_that_meet_below_are_one() {
        assertEquals(1, Blobs.of(mask("#.#.#", "#.#.#", "#####"), 1).size());
    }

    @Test
    void a_quarter_turn_takes_the_top_left_corner_to_the_top_right() {
        GreyImage picture = new GreyImage(3, 2, new byte[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(
                new byte[] {4, 1, 5, 2, 6, 3}, Turning.quarters(picture, 1).pixels());
        assertArrayEquals(
                new byte[] {6, 5, 4, 3, 2, 1}, Turning.quarters(picture, 2).pixels());
        assertArrayEquals(
                new byte[] {3, 6, 2, 5, 1, 4}, Turning.quarters(picture, 3).pixels());
    }
}
