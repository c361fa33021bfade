package org.digitmill.image.pixel;

/** Colour to grey: the luma of ITU-R Rec. BT.601, in fixed point with 16 bits. */
public final class Luma {
    private static final int RED = 19_595;
    private static final int GREEN = 38_470;
    private static final int BLUE = 7_471;

    private Luma() {}

    /** Grey, 0 to 255, of a colour whose parts go from 0 to 255. Equal parts give themselves. */
    public static int of(int red, int green, int blue) {
        return RED * red + GREEN * green + BLUE * blue + (1 << 15) >> 16;
    }
}
