package org.digitmill.page.picture;

import java.io.Serializable;

/**
 * A box on an upright page, in its pixels.
 *
 * @param x left side
 * @param y upper side
 */
public record PixelBox(int x, int y, int width, int height) implements Serializable {
    /** Whether the middle of another box is within this one. */
    public boolean holdsMiddleOf(PixelBox other) {
        double middleX = other.x + other.width / 2.0;
        double middleY = other.y + other.height / 2.0;
        return middleX >= x && middleX < x + width && middleY >= y && middleY < y + height;
    }
}
