package org.digitmill.dataset.file;

import java.util.Locale;
import java.util.Set;

/** Names of files and directories that operating systems and network disks create. */
public final class SystemNames {
    /** In lower case: Windows, macOS, Synology. */
    private static final Set<String> NAMES = Set.of(
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            "$recycle.bin",
            "system volume information",
            ".ds_store",
            "__macosx",
            "@eadir");

    private SystemNames() {}

    /** Whether the system created a file of this name. {@code ._NAME} has macOS's metadata of the file NAME (AppleDouble). */
    public static boolean contains(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("._");
    }
}
