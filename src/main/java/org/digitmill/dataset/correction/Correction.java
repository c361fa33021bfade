package org.digitmill.dataset.correction;

import java.util.OptionalInt;

/**
 * A person's correction of a scored digit: one line of a corrections file.
 *
 * @param path the file, as the tables name it
 * @param page from 1
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param x left edge of the ink, in pixels of the upright page
 * @param y upper edge of the ink
 * @param width of the ink
 * @param height of the ink
 * @param sha256 of the file's bytes when it was scored
 * @param model SHA-256 of the weights of the model that read it
 * @param read what the model read, 0 to 9; empty if it did not read the ink
 * @param turned degrees by which the page was turned clockwise to be upright and deskewed
 * @param dotsPerInch resolution at which the page was read; 0 if unknown
 * @param digit the right digit, 0 to 9; empty if there is no digit
 */
public record Correction(
        String path,
        int page,
        int line,
        int position,
        int x,
        int y,
        int width,
        int height,
        String sha256,
        String model,
        OptionalInt read,
        double turned,
        int dotsPerInch,
        OptionalInt digit) {
    public Correction {
        if (read.orElse(0) < 0 || read.orElse(0) > 9 || digit.orElse(0) < 0 || digit.orElse(0) > 9) {
            throw new IllegalArgumentException("A digit is one of 0 to 9, not " + read + " or " + digit);
        }
        if (path.isEmpty() || page < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("A correction has a path, a page from 1 and a box with an area");
        }
    }

    /** The page of the digit. */
    public SourcePages.Place source() {
        return new SourcePages.Place(path, sha256, page, turned, dotsPerInch);
    }
}
