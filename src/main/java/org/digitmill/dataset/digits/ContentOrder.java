package org.digitmill.dataset.digits;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A pseudo-random order of digits that depends only on their content and a seed.
 *
 * <p>Digits are sorted by a 64-bit hash of (seed, label, pixels), then by label and pixels. So the same digits have the same order
 * whether they were read from IDX, CSV or Parquet, and in whatever order they were in the files.
 */
final class ContentOrder {
    private ContentOrder() {}

    private record Place(long key, int index) {}

    /** The indices of all digits, in order. */
    static int[] of(LabelledDigits digits, long seed) {
        Place[] places = IntStream.range(0, digits.size())
                .parallel()
                .mapToObj(index -> new Place(key(digits, index, seed), index))
                .toArray(Place[]::new);
        Arrays.parallelSort(places, (a, b) -> {
            int byKey = Long.compare(a.key, b.key);
            return byKey != 0 ? byKey : compareContent(digits, a.index, b.index);
        });
        return Arrays.stream(places).mapToInt(Place::index).toArray();
    }

    private static long key(LabelledDigits digits, int index, long seed) {
        int start = index * LabelledDigits.PIXELS;
        long content = MurmurHash3.hash128x64(digits.pixels(), start, LabelledDigits.PIXELS, digits.label(index))[0];
        return new SplittableRandom(content ^ new SplittableRandom(seed).nextLong()).nextLong();
    }

    private static int compareContent(LabelledDigits digits, int left, int right) {
        int byLabel = Integer.compare(digits.label(left), digits.label(right));
        int pixels = LabelledDigits.PIXELS;
        return byLabel != 0
                ? byLabel
                : Arrays.compareUnsigned(
                        digits.pixels(),
                        left * pixels,
                        (left + 1) * pixels,
                        digits.pixels(),
                        right * pixels,
                        (right + 1) * pixels);
    }
}
