package org.digitmill.score.commit;

import java.io.IOException;
import java.time.Duration;

/** Waits, as input and output do: an interrupt is an {@link IOException}. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for another run", e);
        }
    }
}
