package org.digitmill.score.reading;

import java.io.IOException;
import java.io.Serializable;
import org.digitmill.score.input.FileContents;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.input.PathHash;
import org.digitmill.storage.HadoopFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quarantine: a directory with copies of rejected files.
 *
 * <p>A copy's name is a hash of the file's path, length and time, and the safe characters of its name: the same file has the same copy,
 * two files never share one, and no name leads out of the directory.
 *
 * @param directory as {@link HadoopFiles#resolve} names it; empty for none
 */
public record Quarantine(String directory) implements Serializable {
    public static final Quarantine NONE = new Quarantine("");

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int LONGEST_NAME = 80;

    public boolean isWanted() {
        return !directory.isEmpty();
    }

    public String copies() {
        return directory + "/files";
    }

    /** The list of the files of one part of the tables, a JSON object a line. */
    public String index(String part) {
        return directory + "/index/" + part.replace(".parquet", ".jsonl");
    }

    /** Copies a file that was read; what could not be read is only listed. */
    void keep(HadoopFiles files, ListedFile file, FileContents contents) {
        if (!isWanted() || !contents.isWhole()) {
            return;
        }
        String target = copies() + "/" + name(file.path(), file.length(), file.modified());
        try {
            files.write(target, contents.bytes(), contents.length());
        } catch (IOException | RuntimeException e) {
            // A full quarantine must not stop the run; the index says that there is no copy.
            LOG.warn("The rejected file {} could not be copied to {}: {}", file.path(), target, e.toString());
        }
    }

    public static String name(String path, long length, long modified) {
        long[] hash = PathHash.of(path + "\0" + length + "\0" + modified);
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String end = last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
        return String.format("%016x%016x-%s", hash[0], hash[1], end);
    }
}
