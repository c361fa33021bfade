package org.digitmill.score.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.digitmill.score.commit.Commit.Move;
import org.digitmill.score.commit.NumberedFiles.Numbered;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StorageGuarantee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publication by a log of numbered commits, a write-ahead log: a commit lists renames, which are performed after it was appended. The one with
 * the greatest number may have renames that are not done; all before it are complete.
 *
 * <p>A rename consumes its source, so performing a commit again, or by two processes at once, has the effect of performing it once.
 *
 * <p>Files that are scored again replace their older rows within the part that has them, since a table that is a directory of Parquet
 * files has no other way to show a row exactly once. A column for choosing the newest row would burden every reader, and one directory
 * per run would show both rows between two renames.
 */
final class LoggedPublication implements Publication {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedPublication.class);

    private final HadoopFiles files;
    private final OutputLayout layout;
    private final String run;
    private final OutputLock lock;
    private final NumberedFiles<Commit> log;
    /** The number of this run's last commit. */
    private long position;
    /** Whether renames of this run's last commit may be left. */
    private boolean pending;

    private LoggedPublication(HadoopFiles files, OutputLayout layout, String run, OutputLock lock) {
        this.files = files;
        this.layout = layout;
        this.run = run;
        this.lock = lock;
        this.log = new NumberedFiles<>(files, layout.commits(), Commit.class);
    }

    /** @param lock of the output, which is closed with the publication, also if it cannot be opened */
    static LoggedPublication open(HadoopFiles files, OutputLayout layout, String run, OutputLock lock)
            throws IOException {
        try {
            if (files.guarantee(layout.root()) == StorageGuarantee.CHECKED) {
                LOG.warn(
                        "The storage of {} is not known to rename atomically: a reader may miss a part for a moment, and"
                                + " only one run at a time may be started on it",
                        layout.root());
            }
            LoggedPublication publication = new LoggedPublication(files, layout, run, lock);
            publication.takeOver();
            return publication;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Completes the last commit and appends one without renames: from then on no other run can publish. */
    private void takeOver() throws IOException {
        Leftovers leftovers;
        do {
            lock.check();
            leftovers = Leftovers.find(files, layout, run);
            Optional<Numbered<Commit>> last = log.last();
            if (last.isPresent() && perform(last.get().content().moves()) > 0) {
                LOG.info(
                        "Run {} was killed while it published a chunk; its last renames are done now",
                        last.get().content().run());
            }
            position = last.map(Numbered::number).orElse(0L) + 1;
        } while (!log.append(position, run, new Commit(run, List.of())));
        log.prune(position);
        cleanUp(leftovers);
    }

    private void cleanUp(Leftovers leftovers) throws IOException {
        List<Move> manifests = leftovers.stageManifests();
        if (!manifests.isEmpty()) {
            commit(manifests);
        }
        leftovers.delete();
    }

    @Override
    public void check() throws IOException {
        lock.check();
    }

    @Override
    public void publish(List<WrittenPart> parts, RunManifest manifest) throws IOException {
        lock.check();
        List<Move> moves = new ArrayList<>();
        for (WrittenPart part : parts) {
            moves.add(move(part.digits(), layout.digits(part.name())));
            if (part.fields() != null) {
                moves.add(move(part.fields(), layout.fields(part.name())));
            }
            moves.add(move(part.files(), layout.files(part.name())));
        }
        String staged = "%s/manifest-%d.json".formatted(layout.staging(run), position + 1);
        Json.write(files, staged, manifest);
        moves.add(move(staged, layout.manifest(manifest.run())));
        commit(moves);
    }

    private Move move(String from, String to) {
        return new Move(layout.relative(from), layout.relative(to));
    }

    private void commit(List<Move> moves) throws IOException {
        if (!append(new Commit(run, moves))) {
            throw new TakenOverException(layout);
        }
        position++;
        perform(moves);
        log.prune(position);
        pending = false;
    }

    private boolean append(Commit commit) throws IOException {
        pending = true;
        try {
            return log.append(position + 1, run, commit);
        } catch (IOException failed) {
            // A full disk decides nothing; an answer that did not arrive in time may have.
            pending = log.greatest() != position;
            throw failed;
        }
    }

    /** Performs the renames that are not done yet. @return how many those were */
    private int perform(List<Move> moves) throws IOException {
        Set<String> directories = new TreeSet<>();
        int performed = 0;
        for (Move move : moves) {
            String from = layout.root() + "/" + move.from();
            if (files.status(from).isPresent()) {
                String directory = move.to().substring(0, move.to().lastIndexOf('/'));
                if (directories.add(directory)) {
                    files.makeDirectories(layout.root() + "/" + directory);
                }
                performed += rename(from, layout.root() + "/" + move.to());
            }
        }
        return performed;
    }

    private int rename(String from, String to) throws IOException {
        try {
            files.replace(from, to);
            return 1;
        } catch (IOException e) {
            if (files.status(from).isPresent()) {
                throw e;
            }
            // A run that took over, or that was taken over, has just done it.
            return 0;
        }
    }

    @Override
    public void end(RunManifest manifest) throws IOException {
        publish(List.of(), manifest);
        files.delete(layout.staging(run));
    }

    @Override
    public void interrupt(RunManifest manifest) throws IOException {
        lock.check();
        if (!pending) {
            files.delete(layout.staging(run));
            end(manifest);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
