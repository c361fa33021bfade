package org.digitmill.score.commit;

import java.io.IOException;
import java.util.List;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StorageGuarantee;

/**
 * The right of one run to change an output directory, and the way in which it publishes chunks.
 *
 * <h2>The promise, on an {@linkplain StorageGuarantee#ATOMIC atomic} storage (local disk, HDFS)</h2>
 *
 * <ul>
 *   <li><b>Decision.</b> {@link #publish} takes effect at one instant: when the file with the next number appears in {@code _commits}. It
 *       lists the renames that publish the chunk and its manifest. Before this instant nothing is published, afterwards the whole chunk is,
 *       whoever performs the renames.
 *   <li><b>One writer.</b> The number is created exclusively (compare-and-swap), and each run appends one when it opens the output. So a run
 *       whose lease expired and was taken over finds its number taken: it publishes nothing and gets a {@link TakenOverException}, however
 *       long it was suspended between its last check and the publication. If it was suspended after the decision, the other run performs
 *       the renames, and those that the suspended run then repeats find nothing to rename.
 *   <li><b>What a reader may meet.</b> At every instant each published file has exactly one row in {@code files}, and its rows of
 *       {@code digits} and {@code fields} are there. The new files of a chunk appear by one rename. For the time of the renames
 *       ({@code digits}, {@code fields}, then {@code files}, part after part)
 *       <ul>
 *         <li>there may be rows of {@code digits} whose files have no row yet, and
 *         <li>in a part that is replaced, new rows of {@code digits} stand beside old rows of {@code files}: one part at a time, for two
 *             renames. A join by {@code path} and {@code run} leaves them out.
 *       </ul>
 *       A query that found a part before it was replaced and opens it afterwards may fail; it has to be repeated. If the run is killed between the renames, this lasts until the next run opens the output.
 *   <li><b>Killed before the decision:</b> the chunk in work is lost; the next run deletes its files and scores them again.
 *   <li><b>Killed after the decision:</b> the next run performs the remaining renames before it does anything else.
 *   <li><b>Killed while opening or closing:</b> nothing is published, and the next run repeats the clean-up.
 * </ul>
 *
 * <h2>On a {@linkplain StorageGuarantee#CHECKED checked} storage (object stores and others)</h2>
 *
 * The decision and the recovery are the same, with three exceptions. A part that is replaced may be missing for a moment. A run that was
 * suspended beyond the expiry of its lease and that continues in the very moment in which another run appends the same number can
 * publish beside it. And a reader may meet a part that is being copied, if the storage shows files before they are complete. A warning
 * says so when such an output is opened.
 *
 * <p>Used by one thread.
 */
public interface Publication extends AutoCloseable {
    /**
     * Opens an output: acquires its lock, completes what the last run had decided, and removes what killed runs left.
     *
     * @param run a name that is unique among all runs
     * @throws org.digitmill.InputException if another run holds the lock, or the directory cannot be written to
     */
    static Publication open(HadoopFiles files, OutputLayout layout, String run) throws IOException {
        return LoggedPublication.open(files, layout, run, OutputLocks.acquire(files, layout, run));
    }

    /**
     * Checks that no other run has taken the output over.
     *
     * @throws TakenOverException if one has
     */
    void check() throws IOException;

    /**
     * Publishes the parts of a chunk together with the manifest that counts them; no parts, only the manifest.
     *
     * @throws TakenOverException if another run has taken the output over. Then this run did not publish the chunk; if it was suspended
     *     between the decision and its end, the other run did
     * @throws IOException if the storage fails. Whether the chunk was decided is open; the next run completes or removes it
     */
    void publish(List<WrittenPart> parts, RunManifest manifest) throws IOException;

    /** Publishes the last manifest of the run and deletes its staging directory. */
    void end(RunManifest manifest) throws IOException;

    /** As {@link #end} after a failure. Deletes first, since the disk may be full; leaves a decided chunk to the next run. */
    void interrupt(RunManifest manifest) throws IOException;

    /** Releases the lock. */
    @Override
    void close() throws IOException;
}
