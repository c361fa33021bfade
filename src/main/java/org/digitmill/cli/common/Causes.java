package org.digitmill.cli.common;

import java.util.stream.Stream;

/** A failure and what caused it, from the outermost to the innermost. */
public final class Causes {
    private Causes() {}

    public static Stream<Throwable> of(Throwable failure) {
        // A limit, since nothing forbids causes that go in a circle.
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(100);
    }
}
