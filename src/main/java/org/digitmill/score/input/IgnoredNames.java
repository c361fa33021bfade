package org.digitmill.score.input;

import java.util.Locale;
import java.util.Set;
import org.digitmill.dataset.file.SystemNames;

/**
 * The names below an input that are ignored and counted. All others are listed, also those that begin with an underscore, such as a
 * camera's {@code _DSC0001.JPG}.
 *
 * <p>Ignored are: {@link SystemNames} (as {@code Thumbs.db} and {@code __MACOSX}), what Spark and Hadoop write beside tables (as
 * {@code _SUCCESS}), directories whose names begin with a dot, and files whose names begin with a dot and do not end as those of
 * pictures, documents or archives do.
 */
public final class IgnoredNames {
    /** Names that Hadoop and Spark write beside tables. */
    private static final Set<String> OF_TABLES =
            Set.of("_SUCCESS", "_temporary", "_spark_metadata", "_metadata", "_common_metadata", "_delta_log");

    private static final Set<String> ENDINGS = Set.of(
            "png", "jpg", "jpeg", "jpe", "tif", "tiff", "bmp", "gif", "webp", "pnm", "pbm", "pgm", "ppm", "pam", "pdf",
            "zip", "tar", "tgz", "gz", "heic", "heif", "avif", "jp2", "j2k", "jxl", "dng", "cr2", "cr3", "nef", "arw");

    private IgnoredNames() {}

    static boolean isIgnored(String name, boolean directory) {
        if (SystemNames.contains(name) || OF_TABLES.contains(name)) {
            return true;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") && (directory || !ENDINGS.contains(ending));
    }

    /** Whether an archive's entry is ignored: it, or a directory in its name. */
    static boolean isEntryIgnored(String path) {
        String[] parts = path.split("/");
        for (int i = 0; i < parts.length; i++) {
            // A name that leads out of its directory must be listed.
            boolean climbs = parts[i].equals(".") || parts[i].equals("..");
            if (!climbs && isIgnored(parts[i], i < parts.length - 1)) {
                return true;
            }
        }
        return false;
    }
}
