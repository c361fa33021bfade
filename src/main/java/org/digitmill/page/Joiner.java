package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins what belongs to one digit and came apart: a five and its bar, strokes that a faint pen or a line's removal broke. */
final class Joiner {
    private static final double TALLEST = 1.5;
    private static final double ACROSS = 0.2;
    private static final double DOWN = 0.3;

    private final Examiner examiner;
    private final double digitHeight;

    Joiner(Examiner examiner, double digitHeight) {
        this.examiner = examiner;
        this.digitHeight = digitHeight;
    }

    private record Pair(int first, int second, Blob union) {}

    /**
     * Joins where the whole looks more like a digit than each of its parts.
     *
     * @param candidates blobs that were examined
     * @param fragments blobs too small to be digits; those that nothing wants are lost
     */
    List<Candidate> join(List<Candidate> candidates, List<Candidate> fragments) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.addAll(fragments);
        boolean[] fragment = new boolean[all.size()];
        java.util.Arrays.fill(fragment, candidates.size(), all.size(), true);
        List<Candidate> current = all;
        for (int round = 0; round < 2; round++) {
            List<Pair> pairs = pairs(current, fragment);
            List<Candidate> unions =
                    examiner.examine(pairs.stream().map(Pair::union).toList());
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingDouble(i -> -unions.get(i).score()));
            boolean[] used = new boolean[current.size()];
            List<Candidate> joined = new ArrayList<>();
            for (int i : order) {
                Pair pair = pairs.get(i);
                if (!used[pair.first] && !used[pair.second] && isBetter(unions.get(i), current, fragment, pair)) {
                    used[pair.first] = true;
                    used[pair.second] = true;
                    joined.add(unions.get(i));
                }
            }
            List<Candidate> next = new ArrayList<>(joined);
            List<Boolean> flags = new ArrayList<>(java.util.Collections.nCopies(joined.size(), false));
            for (int i = 0; i < current.size(); i++) {
                if (!used[i]) {
                    next.add(current.get(i));
                    flags.add(fragment[i]);
                }
            }
            boolean[] nextFragment = new boolean[next.size()];
            for (int i = 0; i < nextFragment.length; i++) {
                nextFragment[i] = flags.get(i);
            }
            current = next;
            fragment = nextFragment;
            if (joined.isEmpty()) {
                break;
            }
        }
        List<Candidate> result = new ArrayList<>();
        for (int i = 0; i < current.size(); i++) {
            if (!fragment[i]) {
                result.add(current.get(i));
            }
        }
        return result;
    }

    private boolean isBetter(Candidate union, List<Candidate> all, boolean[] fragment, Pair pair) {
        Candidate first = all.get(pair.first);
        Candidate second = all.get(pair.second);
        double alone = (fragment[pair.first] ? -4 : first.logit()) + (fragment[pair.second] ? -4 : second.logit());
        if (fragment[pair.first] && fragment[pair.second]) {
            return union.logit() > 1;
        }
        if (fragment[pair.first] || fragment[pair.second]) {
            double other = fragment[pair.first] ? second.logit() : first.logit();
            return union.logit() > other + 0.7 && union.logit() > -1;
        }
        return union.logit() > 0 && union.logit() > alone && Math.min(first.logit(), second.logit()) < 0;
    }

    private List<Pair> pairs(List<Candidate> all, boolean[] fragment) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> all.get(i).blob().left()));
        double reach = ACROSS * digitHeight;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Candidate first = all.get(order.get(i));
            for (int j = i + 1; j < order.size(); j++) {
                Candidate second = all.get(order.get(j));
                if (second.blob().left() > first.blob().right() + reach) {
                    break;
                }
                boolean sure = !fragment[order.get(i)]
                        && !fragment[order.get(j)]
                        && Math.min(first.logit(), second.logit()) > 1;
                if (!sure && first.blob().gapDown(second.blob()) <= DOWN * digitHeight) {
                    Blob union = first.blob().with(second.blob());
                    if (union.height() <= TALLEST * digitHeight && union.width() <= TALLEST * digitHeight) {
                        pairs.add(new Pair(order.get(i), order.get(j), union));
                    }
                }
            }
        }
        return pairs;
    }
}
