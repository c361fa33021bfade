package org.digitmill.train.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitmill.InputException;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.progress.TrainingProgress;

/**
 * The checkpoints of one run: files {@code epoch-EEEE-round-RRRRR.checkpoint}, named by the next round, in a directory of their own. Each
 * is written under a temporary name and renamed, so that a killed run leaves whole files and at most one partial file.
 */
public final class CheckpointDirectory {
    private static final Pattern CHECKPOINT = Pattern.compile("epoch-(\\d{1,9})-round-(\\d{1,9})\\.checkpoint");
    private static final Pattern PART = Pattern.compile("\\." + CHECKPOINT.pattern() + "\\.[0-9a-f-]{36}\\.part");

    private final HadoopFiles files;
    private final CheckpointOptions options;
    private final RunIdentity run;
    private final Consumer<String> notice;
    private final List<StoredFile> unusable = new ArrayList<>();

    /** @param notice is told, in full sentences, what was found and what went wrong without ending the run */
    public CheckpointDirectory(HadoopFiles files, CheckpointOptions options, RunIdentity run, Consumer<String> notice) {
        this.files = files;
        this.options = options;
        this.run = run;
        this.notice = notice;
    }

    /**
     * Prepares the directory for a run.
     *
     * @return the progress to continue from, if requested and available
     * @throws InputException if there are checkpoints that the run neither continues from nor may replace
     */
    public Optional<TrainingProgress> open() {
        try {
            files.makeDirectories(options.directory());
            for (StoredFile file : files.contents(options.directory())) {
                if (PART.matcher(file.name()).matches()) {
                    files.delete(file.path());
                }
            }
            List<StoredFile> found = newestFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (!options.resume()) {
                throw new InputException("The directory " + options.directory()
                        + " holds checkpoints of an earlier run, "
                        + found.get(0).name()
                        + " the newest. Give --resume to continue from there, or another directory to start again.");
            }
            return Optional.of(newestUsable(found));
        } catch (IOException broken) {
            throw new InputException(
                    "The directory " + options.directory() + " cannot hold checkpoints: " + broken.getMessage() + ".",
                    broken);
        }
    }

    private List<StoredFile> newestFirst() throws IOException {
        return files.contents(options.directory()).stream()
                .filter(file -> file.kind() == StoredFile.Kind.FILE
                        && CHECKPOINT.matcher(file.name()).matches())
                .sorted(Comparator.comparingLong(CheckpointDirectory::position).reversed())
                .toList();
    }

    private static long position(StoredFile file) {
        Matcher name = CHECKPOINT.matcher(file.name());
        name.matches();
        return Long.parseLong(name.group(1)) << 32 | Long.parseLong(name.group(2));
    }

    private TrainingProgress newestUsable(List<StoredFile> found) throws IOException {
        for (StoredFile file : found) {
            try (InputStream in = files.open(file.path())) {
                CheckpointFile checkpoint = CheckpointFile.read(in.readAllBytes());
                String differences = run.differences(checkpoint.run());
                if (!differences.isEmpty()) {
                    throw new InputException("The checkpoint " + file.path() + " is of another run:" + differences
                            + "\nGive the same options, network and data to continue from it, or another --checkpoint directory to "
                            + "start again.");
                }
                notice.accept("Continuing from the checkpoint " + file.path() + ".");
                return checkpoint.progress();
            } catch (DamagedCheckpointException damaged) {
                notice.accept("The checkpoint " + file.path() + " is damaged: " + damaged.getMessage() + ".");
                unusable.add(file);
            }
        }
        throw new InputException("None of the checkpoints in " + options.directory()
                + " can be used. Give another --checkpoint directory to start again.");
    }

    /** Saves progress, then deletes old checkpoints. A failure is reported and does not end the run. */
    public void save(TrainingProgress progress) {
        String name = "epoch-%04d-round-%05d.checkpoint".formatted(progress.epoch(), progress.round());
        try {
            files.write(options.directory() + "/" + name, new CheckpointFile(run, progress).write());
            prune(name);
        } catch (IOException failed) {
            notice.accept("The checkpoint " + name + " could not be saved: " + failed.getMessage()
                    + ". Training continues without it.");
        }
    }

    private void prune(String justSaved) throws IOException {
        List<StoredFile> good = new ArrayList<>(newestFirst());
        for (StoredFile damaged : unusable) {
            good.removeIf(file -> file.name().equals(damaged.name()));
            if (!damaged.name().equals(justSaved)) {
                files.delete(damaged.path());
            }
        }
        unusable.clear();
        for (StoredFile old : good.subList(Math.min(options.keep(), good.size()), good.size())) {
            files.delete(old.path());
        }
    }
}
