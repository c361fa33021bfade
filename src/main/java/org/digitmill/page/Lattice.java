package org.digitmill.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * All ways to cut one candidate into parts.
 *
 * @param whole the candidate, which may be one digit after all
 * @param nodes its left edge, its seams, its right edge
 * @param edges pairs of nodes, from the left one to the right one, that a part lies between
 * @param parts what lies there, as many as edges
 */
record Lattice(Candidate whole, int nodes, List<int[]> edges, List<Blob> parts) {
    private static final double NARROWEST = 0.1;
    private static final double WIDEST = 1.35;
    private static final double LOWEST = 0.4;

    static Lattice of(Candidate whole, double digitHeight) {
        Blob blob = whole.blob();
        List<int[]> seams = Cuts.of(blob, digitHeight);
        int last = seams.size() + 1;
        List<int[]> edges = new ArrayList<>();
        List<Blob> parts = new ArrayList<>();
        for (int from = 0; from < last; from++) {
            for (int to = from + 1; to <= last; to++) {
                if (from == 0 && to == last) {
                    continue;
                }
                Blob part =
                        Cuts.part(blob, from == 0 ? null : seams.get(from - 1), to == last ? null : seams.get(to - 1));
                if (part != null
                        && part.width() >= NARROWEST * digitHeight
                        && part.width() <= WIDEST * Math.max(digitHeight, part.height())
                        && part.height() >= LOWEST * digitHeight) {
                    edges.add(new int[] {from, to});
                    parts.add(part);
                }
            }
        }
        return new Lattice(whole, last + 1, edges, parts);
    }

    /** The way from left to right whose parts read best together; {@code examined} are the parts in their order. */
    List<Candidate> best(List<Candidate> examined) {
        double[] scores = new double[nodes];
        int[] through = new int[nodes];
        java.util.Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        scores[0] = 0;
        for (int node = 1; node < nodes; node++) {
            for (int edge = 0; edge < edges.size(); edge++) {
                int[] ends = edges.get(edge);
                double score = scores[ends[0]] + examined.get(edge).score();
                if (ends[1] == node && score > scores[node]) {
                    scores[node] = score;
                    through[node] = edge;
                }
            }
        }
        if (scores[nodes - 1] <= whole.score()) {
            return List.of(whole);
        }
        ArrayDeque<Candidate> way = new ArrayDeque<>();
        for (int node = nodes - 1; node > 0; node = edges.get(through[node])[0]) {
            way.addFirst(examined.get(through[node]));
        }
        return List.copyOf(way);
    }
}
