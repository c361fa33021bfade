package org.digitmill.samples.photos;

import java.util.stream.IntStream;

/** The middle lines of a shape, one pixel wide (T. Y. Zhang and C. Y. Suen, 1984). */
final class Thinning {
    private Thinning() {}

    /** The places of the pixels that remain. */
    static int[] middle(boolean[] shape, int side) {
        boolean[] left = shape.clone();
        boolean changed = true;
        while (changed) {
            changed = strip(left, side, true) | strip(left, side, false);
        }
        return IntStream.range(0, left.length).filter(i -> left[i]).toArray();
    }

    private static boolean strip(boolean[] shape, int side, boolean first) {
        int[] around = {-side, -side + 1, 1, side + 1, side, side - 1, -1, -side - 1};
        int[] gone = IntStream.range(0, shape.length)
                .filter(i -> shape[i] && i % side > 0 && i % side < side - 1 && i > side && i < shape.length - side)
                .filter(i -> isEdge(shape, i, around, first))
                .toArray();
        for (int i : gone) {
            shape[i] = false;
        }
        return gone.length > 0;
    }

    private static boolean isEdge(boolean[] shape, int at, int[] around, boolean first) {
        int inked = 0;
        int turns = 0;
        for (int k = 0; k < 8; k++) {
            boolean here = shape[at + around[k]];
            inked += here ? 1 : 0;
            turns += !here && shape[at + around[(k + 1) % 8]] ? 1 : 0;
        }
        if (inked < 2 || inked > 6 || turns != 1) {
            return false;
        }
        boolean up = shape[at + around[0]];
        boolean right = shape[at + around[2]];
        boolean down = shape[at + around[4]];
        boolean west = shape[at + around[6]];
        return first
                ? !(up && right && down) && !(right && down && west)
                : !(up && right && west) && !(up && down && west);
    }
}
