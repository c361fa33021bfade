package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which blobs stand beside one another, as the characters of a word or of a number do. */
final class Neighbours {
    /** Farther apart than this share of their height, two do not belong together. */
    private static final double GAP = 0.6;

    private static final double OVERLAP = 0.4;
    private static final double TALLER = 3;

    private Neighbours() {}

    /** For each blob the number of one of its group, the same for all in it. */
    static int[] groups(List<Blob> blobs) {
        int[] parents = new int[blobs.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> blobs.get(i).left()));
        int tallest = blobs.stream().mapToInt(Blob::height).max().orElse(0);
        for (int i = 0; i < order.size(); i++) {
            Blob blob = blobs.get(order.get(i));
            for (int j = i + 1; j < order.size(); j++) {
                Blob other = blobs.get(order.get(j));
                if (other.left() > blob.right() + GAP * tallest) {
                    break;
                }
                if (areNeighbours(blob, other)) {
                    parents[root(parents, order.get(i))] = root(parents, order.get(j));
                }
            }
        }
        for (int i = 0; i < parents.length; i++) {
            parents[i] = root(parents, i);
        }
        return parents;
    }

    private static boolean areNeighbours(Blob blob, Blob other) {
        int shorter = Math.min(blob.height(), other.height());
        int taller = Math.max(blob.height(), other.height());
        return -blob.gapDown(other) >= OVERLAP * shorter
                && blob.gapAcross(other) <= GAP * taller
                && taller <= TALLER * shorter;
    }

    private static int root(int[] parents, int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
