package org.digitmill.score.input;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/** A 128-bit hash by which paths are compared without storing them (MurmurHash3, x64 variant). */
public final class PathHash {
    private PathHash() {}

    /** The two halves of the hash. */
    public static long[] of(String text) {
        return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8));
    }
}
