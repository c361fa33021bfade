package org.digitmill.dataset.document;

/**
 * A digit on a canvas.
 *
 * @param digit 0 to 9
 * @param printed by a machine
 * @param ink the digit's alone, or a line's in which it stands
 * @param place of the digit within the ink
 * @param left column of the canvas at which the ink begins
 * @param top row of the canvas at which the ink begins
 */
record DrawnDigit(int digit, boolean printed, InkPatch ink, Place place, int left, int top) {
    /** The least difference of ink and paper, in levels of 0 to 255. */
    private static final double LEAST_CONTRAST = 8;
    /** The least difference, in standard deviations of the paper. */
    private static final double LEAST_DISTANCE = 0.6;

    /** Part of a patch, in its pixels. */
    record Place(int left, int top, int width, int height) {}

    static DrawnDigit written(int digit, InkPatch ink, int left, int top) {
        return new DrawnDigit(digit, false, ink, new Place(0, 0, ink.width(), ink.height()), left, top);
    }

    static DrawnDigit printed(PrintedText.PrintedDigit digit, InkPatch ink, int left, int top) {
        // An outline's box is rounded outwards, and its ink may have been cut to less.
        int right = Math.min(ink.width(), digit.left() + digit.width());
        int bottom = Math.min(ink.height(), digit.top() + digit.height());
        int across = Math.max(0, digit.left());
        int down = Math.max(0, digit.top());
        Place place = new Place(across, down, right - across, bottom - down);
        return new DrawnDigit(digit.digit(), true, ink, place, left, top);
    }

    /** The ink's box in the crop: left, top, right, bottom; null without ink. */
    float[] box(View view) {
        float[] box = {Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        double[] centre = new double[2];
        for (int y = place.top; y < place.top + place.height; y++) {
            for (int x = place.left; x < place.left + place.width; x++) {
                if (ink.at(x, y) > 0.3f) {
                    view.toCrop(left + x + 0.5, top + y + 0.5, centre);
                    box[0] = Math.min(box[0], (float) centre[0] - 0.5f);
                    box[1] = Math.min(box[1], (float) centre[1] - 0.5f);
                    box[2] = Math.max(box[2], (float) centre[0] + 0.5f);
                    box[3] = Math.max(box[3], (float) centre[1] + 0.5f);
                }
            }
        }
        return box[2] > box[0] ? box : null;
    }

    /** Whether the ink is visible against the surrounding paper in a crop of unsigned bytes. */
    boolean legible(View view, byte[] pixels) {
        double inkSum = 0;
        int inkCount = 0;
        double paperSum = 0;
        double paperSquares = 0;
        int paperCount = 0;
        double[] centre = new double[2];
        for (int y = place.top; y < place.top + place.height; y++) {
            for (int x = place.left; x < place.left + place.width; x++) {
                float coverage = ink.at(x, y);
                view.toCrop(left + x + 0.5, top + y + 0.5, centre);
                int column = (int) centre[0];
                int row = (int) centre[1];
                if (centre[0] >= 0 && column < PageCrop.SIDE && centre[1] >= 0 && row < PageCrop.SIDE) {
                    int level = pixels[row * PageCrop.SIDE + column] & 0xFF;
                    if (coverage > 0.6f) {
                        inkSum += level;
                        inkCount++;
                    } else if (coverage < 0.1f) {
                        paperSum += level;
                        paperSquares += level * level;
                        paperCount++;
                    }
                }
            }
        }
        if (inkCount == 0 || paperCount == 0) {
            return true;
        }
        double paper = paperSum / paperCount;
        double deviation = Math.sqrt(Math.max(0, paperSquares / paperCount - paper * paper));
        double contrast = Math.abs(paper - inkSum / inkCount);
        return contrast >= LEAST_CONTRAST && contrast >= LEAST_DISTANCE * deviation;
    }
}
