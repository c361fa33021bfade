package org.digitmill.score.input;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The files that are in the tables already: for each, the part that has its row, and whether the row is still valid.
 *
 * <p>It is kept in the driver and is compact: 28 bytes per slot and no objects. Paths are identified by a 128-bit hash; a collision among
 * a billion files is less likely than a broken disk.
 */
public final class KnownFiles {
    private static final int EMPTY = -1;

    private final String[] parts;
    private final int mask;
    private final long[] hashes;
    private final long[] states;
    private final int[] partOf;
    private int size;

    /**
     * What a part of the table of files says.
     *
     * @param name of the part
     * @param entries three numbers a file: two of {@link PathHash#of} and the {@link #state}
     */
    public record Part(String name, long[] entries) implements Serializable {}

    public KnownFiles(List<Part> all) {
        long count = all.stream().mapToLong(part -> part.entries.length / 3).sum();
        int places = Integer.highestOneBit((int) Math.min(1 << 29, Math.max(16, count * 3 / 2))) << 1;
        parts = all.stream().map(Part::name).toArray(String[]::new);
        mask = places - 1;
        hashes = new long[2 * places];
        states = new long[places];
        partOf = new int[places];
        Arrays.fill(partOf, EMPTY);
        for (int part = 0; part < parts.length; part++) {
            long[] entries = all.get(part).entries;
            for (int i = 0; i < entries.length; i += 3) {
                put(entries[i], entries[i + 1], entries[i + 2], part);
            }
        }
    }

    private void put(long first, long second, long state, int part) {
        int place = place(first, second);
        size += partOf[place] == EMPTY ? 1 : 0;
        hashes[2 * place] = first;
        hashes[2 * place + 1] = second;
        states[place] = state;
        partOf[place] = part;
    }

    /** The slot of a path, or the free slot for it. */
    private int place(long first, long second) {
        int place = (int) first & mask;
        while (partOf[place] != EMPTY && (hashes[2 * place] != first || hashes[2 * place + 1] != second)) {
            place = place + 1 & mask;
        }
        return place;
    }

    public int size() {
        return size;
    }

    /** The part that has a row for the path; null if none has. */
    public String part(String path) {
        long[] hash = PathHash.of(path);
        int part = partOf[place(hash[0], hash[1])];
        return part == EMPTY ? null : parts[part];
    }

    /** Whether the path has a row that is valid for a file of this length and time. */
    public boolean isCurrent(ListedFile file) {
        long[] hash = PathHash.of(file.path());
        int place = place(hash[0], hash[1]);
        return partOf[place] != EMPTY && states[place] == state(file.length(), file.modified(), true);
    }

    /**
     * A fingerprint of a file's length and time.
     *
     * @param holds whether the row is valid while the file does not change; otherwise the fingerprint equals that of no file
     */
    public static long state(long length, long modified, boolean holds) {
        return holds ? mix(mix(modified) + length) | 1 : 0;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
