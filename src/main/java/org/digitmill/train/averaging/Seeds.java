package org.digitmill.train.averaging;

/** Derives seeds from the user's seed, so that every use has its own random numbers, the same in every run. */
public final class Seeds {
    private Seeds() {}

    public static long of(long seed, long... place) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        for (long part : place) {
            mixed = mix(mixed ^ mix(part + 0x9E3779B97F4A7C15L));
        }
        return mixed;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix(long bits) {
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
