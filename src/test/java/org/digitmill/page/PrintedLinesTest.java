package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines and boxes on a page of 8 pixels a millimetre. */
class PrintedLinesTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;
    private static final double MILLIMETRE = 8;

    private final byte[] ink = new byte[WIDTH * HEIGHT];

    private void draw(int left, int top, int right, int bottom, int contrast) {
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                ink[y * WIDTH + x] = (byte) Math.max(ink[y * WIDTH + x] & 0xFF, contrast);
            }
        }
    }

    private void box(int left, int top, int right, int bottom) {
        draw(left, top, right, top + 1, 150);
        draw(left, bottom - 1, right, bottom, 150);
        draw(left, top, left + 1, bottom, 150);
        draw(right - 1, top, right, bottom, 150);
    }

    private UprightPage page() {
        return UprightPage.of(new Contrast(WIDTH, HEIGHT, ink, 90, 20), MILLIMETRE);
    }

    @Test
    void a_line_goes_and_the_stroke_that_crosses_it_stays() {
        draw(0, 60, WIDTH - 1, 61, 200);
        draw(100, 40, 104, 79, 200);
        List<Blob> blobs = page().blobs();
        assertEquals(1, blobs.size());
        assertEquals(40, blobs.get(0).height());
    }

    @Test
    void darker_ink_that_lies_on_a_line_stays() {
        draw(0, 60, WIDTH - 1, 62, 110);
        draw(100, 60, 140, 62, 220);
        List<Blob> blobs = page().blobs();
        assertEquals(1, blobs.size());
        assertEquals(41, blobs.get(0).width());
    }

    @Test
    void boxes_whose_sides_stand_close_go() {
        box(20, 20, 70, 80);
        box(75, 20, 125, 80);
        box(130, 20, 180, 80);
        assertEquals(0, page().blobs().size());
    }

    @Test
    void a_box_goes_although_a_stroke_lies_on_one_of_its_sides() {
        box(20, 20, 70, 80);
        draw(24, 74, 67, 84, 220);
        List<Blob> blobs = page().blobs();
        assertEquals(1, blobs.size());
        assertTrue(blobs.get(0).height() < 20, "only the stroke is left");
    }

    @Test
    void what_is_left_of_a_side_ends_at_lines_and_a_one_does_not() {
        draw(0, 20, WIDTH - 1, 21, 150);
        draw(0, 100, WIDTH - 1, 101, 150);
        UprightPage page = page();
        assertTrue(BoxSide.is(line(60, 23, 98), page));
        assertFalse(BoxSide.is(line(60, 33, 90), page), "a one stands free of the lines");
    }

    private static Blob line(int column, int top, int bottom) {
        int[] runs = new int[3 * (bottom - top + 1)];
        for (int i = 0; i < runs.length; i += 3) {
            runs[i] = top + i / 3;
            runs[i + 1] = column;
            runs[i + 2] = column + 2;
        }
        return Blob.of(runs);
    }

    @Test
    void what_stands_in_a_box_is_enclosed_and_its_label_is_not() {
        box(120, 20, 220, 80);
        draw(150, 30, 154, 70, 220);
        draw(30, 30, 34, 70, 220);
        UprightPage page = page();
        assertEquals(2, page.blobs().size());
        for (Blob blob : page.blobs()) {
            assertEquals(blob.left() > 100, page.grid().encloses(blob));
        }
    }

    @Test
    void a_line_says_how_a_page_lies() {
        for (int x = 0; x < WIDTH; x++) {
            for (int y : new int[] {20, 50, 80, 100}) {
                draw(x, y + x / 80, x, y + 1 + x / 80, 150);
            }
        }
        assertEquals(Math.toDegrees(1 / 80.0), page().grid().tilt(MILLIMETRE), 0.15);
    }
}
