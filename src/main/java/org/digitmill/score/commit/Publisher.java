package org.digitmill.score.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes chunks in the tables, so that a reader sees whole chunks and a kill at any instant loses no published chunk.
 *
 * <p>First the chunk's parts are written to staging. Then the list of moves that publish them, with the new manifest, is written to
 * {@code commit.json} by one rename: from that instant the chunk counts as published. The moves follow, the digits and fields of all
 * parts before their files. A part that replaces an older one is renamed over it, so that a file has one row at every instant. A run that
 * is killed before the rename loses the chunk in work; after it, the next run performs the remaining moves.
 *
 * <p>Files that are scored again replace their older rows within the part that has them, since a table that is a directory of Parquet
 * files has no other way to show a row exactly once. A column for choosing the newest row would burden every reader, and one directory
 * per run would show both rows between two renames.
 */
public final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final HadoopFiles files;
    private final OutputLayout layout;

    public Publisher(HadoopFiles files, OutputLayout layout) {
        this.files = files;
        this.layout = layout;
    }

    /**
     * A publication that is decided, but perhaps not completed.
     *
     * @param moves to be done in this order
     * @param manifest the manifest after the moves
     */
    record Commit(List<Move> moves, RunManifest manifest) {}

    record Move(String from, String to) {}

    /** Publishes the parts of a chunk, together with the manifest that counts them. */
    public void publish(List<WrittenPart> parts, RunManifest manifest) throws IOException {
        List<Move> moves = new ArrayList<>();
        for (WrittenPart part : parts) {
            moves.add(new Move(part.digits(), layout.digits(part.name())));
        }
        for (WrittenPart part : parts) {
            if (part.fields() != null) {
                moves.add(new Move(part.fields(), layout.fields(part.name())));
            }
        }
        for (WrittenPart part : parts) {
            moves.add(new Move(part.files(), layout.files(part.name())));
        }
        Commit commit = new Commit(moves, manifest);
        String path = layout.commit(manifest.run());
        Json.write(files, path, path + ".tmp", commit);
        finish(commit);
    }

    /** Performs the moves that are not done yet. Can be repeated. */
    private void finish(Commit commit) throws IOException {
        files.makeDirectories(layout.digits());
        files.makeDirectories(layout.files());
        for (Move move : commit.moves) {
            if (move.to.startsWith(layout.fields())) {
                files.makeDirectories(layout.fields());
            }
            if (files.status(move.from).isPresent()) {
                files.replace(move.from, move.to);
            }
        }
        write(commit.manifest);
        files.delete(layout.commit(commit.manifest.run()));
    }

    public void write(RunManifest manifest) throws IOException {
        String temporary = layout.staging(manifest.run()) + "/manifest.json.tmp";
        files.makeDirectories(layout.runs());
        Json.write(files, layout.manifest(manifest.run()), temporary, manifest);
    }

    /** Completes or removes what killed runs left in the output. The caller must hold the lock. */
    public void recover() throws IOException {
        if (files.status(layout.staging()).isPresent()) {
            for (StoredFile run : files.contents(layout.staging())) {
                recover(run.name());
            }
        }
        removeOrphans();
    }

    private void recover(String run) throws IOException {
        if (files.status(layout.commit(run)).isPresent()) {
            LOG.info("Run {} was killed while it published a chunk; its last moves are done now", run);
            finish(Json.read(files, layout.commit(run), Commit.class));
        }
        if (files.status(layout.manifest(run)).isPresent()) {
            RunManifest manifest = Json.read(files, layout.manifest(run), RunManifest.class);
            if (manifest.state() == RunManifest.State.RUNNING) {
                write(manifest.withState(RunManifest.State.INTERRUPTED));
            }
        }
        files.delete(layout.staging(run));
    }

    /** Removes parts of digits and fields without a part of files. They were never published; their files are scored again. */
    private void removeOrphans() throws IOException {
        Set<String> published = new HashSet<>(OutputLayout.parts(files, layout.files()));
        for (String table : List.of(layout.digits(), layout.fields())) {
            for (String part : OutputLayout.parts(files, table)) {
                if (!published.contains(part)) {
                    LOG.warn("Removing {}/{}: its files were never published", table, part);
                    files.delete(table + "/" + part);
                }
            }
        }
    }
}
