package org.digitmill.image.pixel;

/**
 * What lies behind the transparent pixels of a picture: white paper. Where nothing shows on white, since the ink is white itself, it is
 * black.
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
