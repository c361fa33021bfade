package org.digitmill.score;

import java.io.IOException;
import org.digitmill.InputException;
import org.digitmill.spark.HadoopFiles;

/**
 * The right to write into an output directory, held by one run at a time. Its end, however it comes, sets the lock free: a run that was
 * killed never locks out the next one.
 */
interface OutputLock extends AutoCloseable {
    /**
     * Takes the lock.
     *
     * @throws InputException when another run holds it, or the directory cannot be written to
     */
    static OutputLock acquire(HadoopFiles files, OutputLayout layout, String run) {
        try {
            files.makeDirectories(layout.root());
            return files.isLocal(layout.root())
                    ? ProcessLock.acquire(layout)
                    : LeaseLock.acquire(files, layout, run, LeaseLock.DEFAULT_BEAT);
        } catch (IOException unwritable) {
            throw new InputException(
                    "The output directory " + layout.root() + " cannot be written to: "
                            + unwritable.getClass().getSimpleName() + ", " + unwritable.getMessage()
                            + ". Choose another one, or have its permissions changed.",
                    unwritable);
        }
    }

    /** Makes sure that the lock is still held; to be asked before anything is published. */
    void check() throws IOException;

    @Override
    void close() throws IOException;

    static InputException held(OutputLayout layout, String holder) {
        return new InputException("The output directory " + layout.root() + " is in use by another run" + holder
                + ". Let it end first, or choose another output directory.");
    }
}
