package org.digitmill.page;

import java.util.List;
import org.digitmill.page.number.PageNumber;

/**
 * The result of reading a page.
 *
 * @param width of the upright page, in pixels
 * @param height of the upright page
 * @param quarterTurns clockwise, 0 to 3, that made the page upright
 * @param skew clockwise skew angle in degrees, which was corrected
 * @param lines from top to bottom, each its numbers from left to right; no line is empty
 */
public record PageReading(int width, int height, int quarterTurns, double skew, List<List<PageNumber>> lines) {
    public PageReading {
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** All numbers in reading order. */
    public List<PageNumber> numbers() {
        return lines.stream().flatMap(List::stream).toList();
    }
}
