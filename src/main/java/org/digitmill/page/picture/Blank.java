package org.digitmill.page.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Skips blank pixels eight at a time; most of a page is paper. */
final class Blank {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Blank() {}

    /** The first place from {@code from} on, before {@code end}, that is not 0; or {@code end}. */
    static int skip(byte[] bits, int from, int end) {
        int at = from;
        while (at + 8 <= end && (long) EIGHT.get(bits, at) == 0) {
            at += 8;
        }
        while (at < end && bits[at] == 0) {
            at++;
        }
        return at;
    }
}
