package org.digitmill.image.pixel;

/** Converts a digit's pixels to network input: the share of ink of each, from 0 (paper) to 1. */
public final class InkShares {
    private static final float[] SHARES = new float[256];

    static {
        for (int value = 0; value < SHARES.length; value++) {
            SHARES[value] = value / 255f;
        }
    }

    private InkShares() {}

    /**
     * Writes the shares of {@code count} pixels.
     *
     * @param pixels one unsigned byte each, read from {@code from}
     * @param into receives them from {@code to}
     */
    public static void write(byte[] pixels, int from, int count, float[] into, int to) {
        for (int i = 0; i < count; i++) {
            into[to + i] = SHARES[pixels[from + i] & 0xFF];
        }
    }
}
