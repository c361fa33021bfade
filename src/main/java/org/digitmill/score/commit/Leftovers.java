package org.digitmill.score.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.digitmill.score.commit.Commit.Move;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What killed runs left in an output: staging directories, and parts of digits and fields without a part of files. None of it is published.
 *
 * <p>It is found before a run appends its number to the log, and deleted afterwards. What was found belongs to runs that cannot publish any
 * more from then on, and names are not used again. So the deletion is safe at any later time, also by a run that has lost the output.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final HadoopFiles files;
    private final OutputLayout layout;
    private final String run;
    private final List<String> killed;
    private final List<String> digits;
    private final List<String> fields;

    private Leftovers(HadoopFiles files, OutputLayout layout, String run) throws IOException {
        this.files = files;
        this.layout = layout;
        this.run = run;
        this.killed = files.status(layout.staging()).isEmpty()
                ? List.of()
                : files.contents(layout.staging()).stream()
                        .map(StoredFile::name)
                        .filter(name -> !name.equals(run))
                        .toList();
        this.digits = OutputLayout.parts(files, layout.digits());
        this.fields = OutputLayout.parts(files, layout.fields());
    }

    /** To be called before the run appends its number. @param run that looks */
    static Leftovers find(HadoopFiles files, OutputLayout layout, String run) throws IOException {
        return new Leftovers(files, layout, run);
    }

    /** Writes the manifests of killed runs anew, with their state, into the staging directory. @return the renames that publish them */
    List<Move> stageManifests() throws IOException {
        List<Move> moves = new ArrayList<>();
        for (String one : killed) {
            String path = layout.manifest(one);
            if (files.status(path).isPresent()) {
                RunManifest manifest = Json.read(files, path, RunManifest.class);
                if (manifest.state() == RunManifest.State.RUNNING) {
                    String staged = layout.staging(run) + "/interrupted-" + one + ".json";
                    Json.write(files, staged, manifest.withState(RunManifest.State.INTERRUPTED));
                    moves.add(new Move(layout.relative(staged), layout.relative(path)));
                }
            }
        }
        return moves;
    }

    /** To be called after the run appended its number: the parts of files are then all that were published. */
    void delete() throws IOException {
        for (String one : killed) {
            try {
                files.delete(layout.staging(one));
            } catch (IOException e) {
                // Its executors may still be writing. The next run tries again.
                LOG.warn("{} cannot be deleted yet: {}", layout.staging(one), e.toString());
            }
        }
        Set<String> published = new HashSet<>(OutputLayout.parts(files, layout.files()));
        deleteOrphans(layout.digits(), digits, published);
        deleteOrphans(layout.fields(), fields, published);
    }

    private void deleteOrphans(String table, List<String> parts, Set<String> published) throws IOException {
        for (String part : parts) {
            if (!published.contains(part)) {
                LOG.warn("Removing {}/{}: its files were never published", table, part);
                files.delete(table + "/" + part);
            }
        }
    }
}
