package org.digitmill.image.pixel;

/**
 * The background of a picture's transparent pixels: white, or black if nothing is visible on white because the ink is white.
 */
public final class Backdrop {
    public static final int WHITE = 255;
    public static final int BLACK = 0;
    /** Grey that is not darker than this is no ink on white. */
    private static final int NEARLY_WHITE = 250;

    private Backdrop() {}

    /** What {@code grey} looks like on a backdrop, where {@code alpha} 0 is transparent and 255 opaque. */
    public static int blend(int backdrop, int grey, int alpha) {
        return (grey * alpha + backdrop * (255 - alpha) + 127) / 255;
    }

    /** Whether a picture on white is empty. */
    public static boolean showsNothing(byte[] onWhite) {
        for (byte grey : onWhite) {
            if ((grey & 0xFF) < NEARLY_WHITE) {
                return false;
            }
        }
        return true;
    }
}
