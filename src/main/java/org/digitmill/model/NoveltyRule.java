package org.digitmill.model;

import java.util.List;

/**
 * The novelty rule of a model's manifest: when a digit is out of distribution.
 *
 * @param features length of a reference: the inputs of the output layer
 * @param references number of references of each label, 0 to 9
 * @param leastLikeness minimum cosine similarity to the nearest reference, -1 to 1
 * @param expectedFlags the share of true digits that are marked, 0 to 1
 */
public record NoveltyRule(int features, List<Integer> references, double leastLikeness, double expectedFlags) {
    /** Limit of features, so that references are not larger than networks. */
    static final int MOST_FEATURES = 4_096;

    private static final int MOST_REFERENCES = 10_000;

    public NoveltyRule {
        references = List.copyOf(references);
        if (features < 1
                || features > MOST_FEATURES
                || references.size() != 10
                || references.stream().anyMatch(count -> count < 0 || count > MOST_REFERENCES)
                || !(leastLikeness >= -1 && leastLikeness <= 1)
                || !(expectedFlags >= 0 && expectedFlags <= 1)) {
            throw new IllegalArgumentException("Not a valid novelty rule: " + features + " features, references "
                    + references + ", least likeness " + leastLikeness + ", expected flags " + expectedFlags);
        }
    }

    /** Bytes of all references. */
    int bytes() {
        return features * references.stream().mapToInt(Integer::intValue).sum();
    }
}
