package org.digitmill.score.commit;

import java.io.IOException;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;

/**
 * The right to write into an output directory, held by one run at a time. Its end, however it comes, sets the lock free: a run that was
 * killed never locks out the next one.
 */
public interface OutputLock extends AutoCloseable {
    /** Makes sure that the lock is still held; to be asked before anything is published. */
    void check() throws IOException;

    @Override
    void close() throws IOException;

    static InputException held(OutputLayout layout, String holder) {
        return new InputException("The output directory " + layout.root() + " is in use by another run" + holder
                + ". Let it end first, or choose another output directory.");
    }
}
