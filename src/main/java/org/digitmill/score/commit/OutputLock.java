package org.digitmill.score.commit;

import java.io.IOException;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;

/**
 * The exclusive right to write into an output directory, held by one run at a time. However the run ends, the lock is released: a killed
 * run does not block the next one.
 */
public interface OutputLock extends AutoCloseable {
    /** Checks that the lock is still held; must be called before anything is published. */
    void check() throws IOException;

    @Override
    void close() throws IOException;

    static InputException held(OutputLayout layout, String holder) {
        return new InputException("The output directory " + layout.root() + " is in use by another run" + holder
                + ". Let it end first, or choose another output directory.");
    }
}
