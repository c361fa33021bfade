package org.digitmill.model;

import java.util.List;

/**
 * When a digit counts as strange, as a model's manifest says it.
 *
 * @param features numbers in each reference: what the output layer gets
 * @param references how many there are of each label, 0 to 9
 * @param leastLikeness a digit whose nearest reference is less like it is strange; a cosine, -1 to 1
 * @param expectedFlags the share of true digits that are called strange, 0 to 1
 */
public record NoveltyRule(int features, List<Integer> references, double leastLikeness, double expectedFlags) {
    /** Beyond this, references would be larger than networks are. */
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
            throw new IllegalArgumentException("Not a rule for what is strange: " + features + " features, references "
                    + references + ", least likeness " + leastLikeness + ", expected flags " + expectedFlags);
        }
    }

    /** Bytes of all references. */
    int bytes() {
        return features * references.stream().mapToInt(Integer::intValue).sum();
    }
}
