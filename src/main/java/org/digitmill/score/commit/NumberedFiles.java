package org.digitmill.score.commit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StorageGuarantee;
import org.digitmill.storage.StoredFile;

/**
 * A directory of numbered JSON files, of which the one with the greatest number counts: a register with compare-and-swap on a file system.
 *
 * <p>Who has read number <i>n</i> appends <i>n</i> + 1. The file is created exclusively, so of several processes that append the same
 * number one succeeds, and a process that was suspended meanwhile finds its number taken. All but the last {@value #KEPT} files may be
 * deleted: a number that became free by that does not count, since a greater one exists. Listing a directory is not atomic, and may miss
 * both a file that is deleted meanwhile and the one that was appended before; the files that are kept make that harmless. The promise is that of the {@link StorageGuarantee}; on a
 * {@linkplain StorageGuarantee#CHECKED checked} storage two processes that append within the same moment may both succeed.
 *
 * @param <T> a record that Jackson can write and read
 */
final class NumberedFiles<T> {
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.json");
    private static final Pattern TEMPORARY = Pattern.compile(".+-(\\d+)\\.tmp");
    /** A listing would have to last for as many appends to miss all of them. */
    private static final int KEPT = 100;
    /** A file may be deleted, or on an object store be missing for a moment, between listing and reading. */
    private static final int LOOKS = 4;

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final HadoopFiles files;
    private final String directory;
    private final Class<T> type;

    /** A file's number and content. */
    record Numbered<T>(long number, T content) {}

    NumberedFiles(HadoopFiles files, String directory, Class<T> type) {
        this.files = files;
        this.directory = directory;
        this.type = type;
    }

    /** The file with the greatest number; empty if nothing was ever appended. */
    Optional<Numbered<T>> last() throws IOException {
        for (int look = 1; ; look++) {
            long number = greatest();
            try {
                if (number > 0) {
                    return Optional.of(new Numbered<>(number, Json.read(files, path(number), type)));
                }
                if (look == LOOKS || files.guarantee(directory) == StorageGuarantee.ATOMIC) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                if (look == LOOKS) {
                    throw e;
                }
            }
            Pause.of(MOMENT);
        }
    }

    /** The greatest number; 0 if there is none. */
    long greatest() throws IOException {
        long greatest = 0;
        if (files.status(directory).isPresent()) {
            for (StoredFile file : files.contents(directory)) {
                greatest = Math.max(greatest, number(NAME, file));
            }
        }
        return greatest;
    }

    /**
     * Appends a file.
     *
     * @param number one more than the greatest that was read
     * @param writer a name that is unique among all that append
     * @return whether it is now the file with the greatest number; if not, another process has appended
     */
    boolean append(long number, String writer, T content) throws IOException {
        files.makeDirectories(directory);
        String temporary = write(number, writer, content);
        try {
            if (!files.moveToNew(temporary, path(number))) {
                files.delete(temporary);
                return false;
            }
        } catch (IOException e) {
            // Another process that appended may have removed the temporary file.
            if (greatest() >= number && HadoopFiles.isMissing(e)) {
                return false;
            }
            throw e;
        }
        return greatest() == number;
    }

    /** Replaces the content of a file of this process. */
    void replace(long number, String writer, T content) throws IOException {
        files.replace(write(number, writer, content), path(number));
    }

    private String write(long number, String writer, T content) throws IOException {
        String temporary = "%s/%s-%d.tmp".formatted(directory, writer, number);
        files.delete(temporary);
        Json.write(files, temporary, content);
        return temporary;
    }

    /** Deletes files long before a number that was appended, and temporary files that processes left which were killed before it. */
    void prune(long number) throws IOException {
        for (StoredFile file : files.contents(directory)) {
            long numbered = number(NAME, file);
            long temporary = number(TEMPORARY, file);
            if (0 < numbered && numbered <= number - KEPT || 0 < temporary && temporary < number) {
                files.delete(file.path());
            }
        }
    }

    private String path(long number) {
        return "%s/%012d.json".formatted(directory, number);
    }

    /** The number in a name of this pattern; 0 if it is another name. */
    private static long number(Pattern pattern, StoredFile file) {
        Matcher name = pattern.matcher(file.name());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }
}
