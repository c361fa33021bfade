package org.digitmill.score.table;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/**
 * The layout of an output directory.
 *
 * <pre>
 * digits/part-RUN-CHUNK.parquet    one row per digit
 * fields/part-RUN-CHUNK.parquet    one row per field, for parts with files that were read with a template
 * files/part-RUN-CHUNK.parquet     one row per file; the part of the same name in digits/ has the digits of these files
 * _runs/RUN.json                   manifest of a run
 * _templates/SHA256.json           the templates that fields were read with
 * _staging/RUN/                    files of a run in work; not for readers
 * _commits/NUMBER.json             the last publication; numbers rise
 * _lease/NUMBER.json               who writes, and its heartbeat, where several machines reach the output
 * _lock                            lock of the run in work, on a local disk
 * </pre>
 *
 * <p>The run and chunk in the name of a part are those that created it: a later run that scores some of its files again replaces
 * the part by one of the same name.
 *
 * @param root the output directory, as {@link HadoopFiles#resolve} names it
 */
public record OutputLayout(String root) implements Serializable {
    private static final Pattern PART = Pattern.compile("part-.+-\\d{5,}\\.parquet");

    public String digits() {
        return root + "/digits";
    }

    public String files() {
        return root + "/files";
    }

    public String fields() {
        return root + "/fields";
    }

    public String fields(String part) {
        return fields() + "/" + part;
    }

    public String templates() {
        return root + "/_templates";
    }

    public String template(String sha256) {
        return templates() + "/" + sha256 + ".json";
    }

    public String digits(String part) {
        return digits() + "/" + part;
    }

    public String files(String part) {
        return files() + "/" + part;
    }

    public String runs() {
        return root + "/_runs";
    }

    public String manifest(String run) {
        return runs() + "/" + run + ".json";
    }

    public String staging() {
        return root + "/_staging";
    }

    public String staging(String run) {
        return staging() + "/" + run;
    }

    public String commits() {
        return root + "/_commits";
    }

    public String leases() {
        return root + "/_lease";
    }

    public String lock() {
        return root + "/_lock";
    }

    /** A path below the output directory, relative to it. */
    public String relative(String path) {
        if (!path.startsWith(root + "/")) {
            throw new IllegalArgumentException(path + " is not in " + root);
        }
        return path.substring(root.length() + 1);
    }

    public static String part(String run, int chunk) {
        return String.format("part-%s-%05d.parquet", run, chunk);
    }

    /** The parts of a table, in the order of their names; other files in its directory are left alone. */
    public static List<String> parts(HadoopFiles files, String table) throws IOException {
        List<String> parts = new ArrayList<>();
        if (files.status(table).isPresent()) {
            for (StoredFile file : files.contents(table)) {
                if (file.kind() == StoredFile.Kind.FILE
                        && PART.matcher(file.name()).matches()) {
                    parts.add(file.name());
                }
            }
        }
        parts.sort(null);
        return parts;
    }
}
