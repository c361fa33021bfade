package org.digitmill.dataset.document;

/**
 * A digit of a crop, as it was drawn.
 *
 * @param digit 0 to 9
 * @param left of its ink's box, in pixels of the crop
 * @param top of its ink's box
 * @param width of its ink's box
 * @param height of its ink's box
 * @param printed by a machine, not written by hand
 */
public record CropDigit(int digit, float left, float top, float width, float height, boolean printed) {
    public CropDigit {
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("No digit: " + digit);
        }
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("A box of " + width + "×" + height + " pixels");
        }
    }
}
