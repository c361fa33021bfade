package org.digitmill.score.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.PathOrder;

/** The content of an archive: its listed files, and the problem of the archive as a whole, if any. */
final class ArchiveContent {
    private final ListedFile archive;
    private final ArchiveLimits limits;
    private final List<ListedFile> entries = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    /** The suffix of the next entry with a duplicate name. */
    private final Map<String, Integer> copies = new HashMap<>();

    private ErrorCode problem;
    private long ignored;
    private long unpacked;
    private long characters;

    ArchiveContent(ListedFile archive, ArchiveLimits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    String path() {
        return archive.path();
    }

    long length() {
        return archive.length();
    }

    /** The files in the order of their paths. */
    List<ListedFile> entries() {
        entries.sort(Comparator.comparing(ListedFile::path, PathOrder.BY_BYTES));
        return entries;
    }

    /** The problem of the archive as a whole; null if there is none. */
    ErrorCode problem() {
        return problem;
    }

    /** Files with {@link IgnoredNames}. */
    long ignored() {
        return ignored;
    }

    void fail(ErrorCode code) {
        problem = code;
    }

    /** A name is only text: no file is ever written under it. */
    void add(String name, long length, long modified, ErrorCode entryProblem, ArchiveEntry entry) {
        if (IgnoredNames.isEntryIgnored(name)) {
            ignored++;
            return;
        }
        characters += name.length();
        entries.add(new ListedFile(unused(archive.path() + "!/" + name), length, modified, entryProblem, entry));
    }

    /** The path itself for the first entry of it, and with a number behind it for the others. */
    private String unused(String path) {
        if (paths.add(path)) {
            return path;
        }
        int copy = copies.getOrDefault(path, 2);
        while (!paths.add(path + "#" + copy)) {
            copy++;
        }
        copies.put(path, copy + 1);
        return path + "#" + copy;
    }

    /**
     * Adds the decompressed size of an entry, listed or not.
     *
     * @return false to stop the listing: the archive decompresses to more than its size allows, or nobody waits any more
     */
    boolean allows(long length) {
        unpacked += length;
        if (Thread.currentThread().isInterrupted()) {
            fail(ErrorCode.TIMED_OUT);
        } else if (entries.size() >= limits.maximumEntries() || !limits.allowsNames(characters)) {
            fail(ErrorCode.TOO_MANY_ENTRIES);
        } else if (unpacked < 0 || limits.isBomb(archive.length(), unpacked)) {
            fail(ErrorCode.COMPRESSION_BOMB);
        } else {
            return true;
        }
        entries.clear();
        return false;
    }

    /** Whether the number of entries is allowed; checked before any entry is read. */
    boolean allowsEntries(long count) {
        if (count > limits.maximumEntries()) {
            fail(ErrorCode.TOO_MANY_ENTRIES);
            return false;
        }
        return true;
    }
}
