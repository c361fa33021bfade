package org.digitmill.dataset.format;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.Problems;

/**
 * Generated digits, named by the word {@code synthetic}, {@code synthetic:COUNT} or {@code synthetic:COUNT:SEED}.
 *
 * @param count number of training digits, at least 10; a sixth as many test digits are drawn from another seed
 */
record SyntheticDataset(int count, long seed) implements Dataset {
    static final int DEFAULT_COUNT = 60_000;
    static final long DEFAULT_SEED = 1;

    private static final Pattern FORM = Pattern.compile("synthetic(?::(\\d{1,18})(?::(-?\\d{1,18}))?)?");
    private static final int MOST = Integer.MAX_VALUE / LabelledDigits.PIXELS;
    /** Offset between the seeds of the two splits: 2^64 divided by the golden ratio. */
    private static final long TEST_SEED = 0x9e3779b97f4a7c15L;

    /** The data set of that description, or nothing where the word is another one. */
    static Optional<SyntheticDataset> parse(String location) {
        if (!location.equals("synthetic") && !location.startsWith("synthetic:")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(location);
        long count = -1;
        if (form.matches()) {
            count = form.group(1) == null ? DEFAULT_COUNT : Long.parseLong(form.group(1));
        }
        if (count < LabelledDigits.CLASSES || count > MOST) {
            throw new InputException(
                    "%s asks for no drawn digits that there are: expected synthetic, synthetic:COUNT or synthetic:COUNT:SEED with a count from %,d to %,d."
                            .formatted(Problems.quote(location), LabelledDigits.CLASSES, MOST));
        }
        long seed = form.group(2) == null ? DEFAULT_SEED : Long.parseLong(form.group(2));
        return Optional.of(new SyntheticDataset((int) count, seed));
    }

    @Override
    public String description() {
        return "%,d digits drawn from seed %d".formatted(count, seed);
    }

    @Override
    public Set<Split> splits() {
        return EnumSet.allOf(Split.class);
    }

    @Override
    public LabelledDigits read(Split split) {
        return split == Split.TRAIN
                ? SyntheticDigits.draw(count, seed)
                : SyntheticDigits.draw(Math.max(LabelledDigits.CLASSES, count / 6), seed ^ TEST_SEED);
    }
}
