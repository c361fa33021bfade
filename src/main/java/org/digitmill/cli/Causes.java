package org.digitmill.cli;

import java.util.stream.Stream;

/** A failure and what caused it, from the outermost to the innermost. */
final class Causes {
    private Causes() {}

    static Stream<Throwable> of(Throwable failure) {
        // A limit, since nothing forbids causes that go in a circle.
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(100);
    }
}
