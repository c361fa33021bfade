package org.digitmill.score.commit;

import java.io.IOException;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;

/**
 * Keeps runs apart: one at a time has the lock of an output directory, so that two do not do the same work. However the run ends, the lock
 * is released, by the operating system or by expiry: a killed run does not block the next one.
 *
 * <p>The tables do not depend on it. A run that believes that it has a lock which another one has taken over cannot publish: see
 * {@link Publication}.
 */
interface OutputLock extends AutoCloseable {
    /**
     * Checks that the lock is still held.
     *
     * @throws TakenOverException if another run has it
     */
    void check() throws IOException;

    @Override
    void close() throws IOException;

    static InputException held(OutputLayout layout, String holder) {
        return new InputException("The output directory " + layout.root() + " is in use by another run" + holder
                + ". Let it end first, or choose another output directory.");
    }
}
