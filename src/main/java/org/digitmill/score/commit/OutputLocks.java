package org.digitmill.score.commit;

import java.io.IOException;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;

/** Acquires the lock of an output directory: a file lock on a local disk, a lease on other file systems. */
final class OutputLocks {
    private OutputLocks() {}

    /**
     * Takes the lock.
     *
     * @throws InputException if another run holds it, or the directory cannot be written to
     */
    static OutputLock acquire(HadoopFiles files, OutputLayout layout, String run) {
        try {
            files.makeDirectories(layout.root());
            return files.isLocal(layout.root())
                    ? ProcessLock.acquire(layout)
                    : LeaseLock.acquire(files, layout, run, LeaseLock.DEFAULT_PERIOD);
        } catch (IOException unwritable) {
            throw new InputException(
                    "The output directory " + layout.root() + " cannot be written to: "
                            + unwritable.getClass().getSimpleName() + ", " + unwritable.getMessage()
                            + ". Choose another one, or have its permissions changed.",
                    unwritable);
        }
    }
}
