package org.digitmill.image.decode.tiff;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.digitmill.image.decode.source.ImageException;

/** The entries of one TIFF directory, each a tag with numbers (TIFF 6.0, section 2). */
final class TiffEntries {
    static final int SUBFILE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int STRIP_LENGTHS = 279;
    static final int X_RESOLUTION = 282;
    static final int RESOLUTION_UNIT = 296;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_LENGTHS = 325;
    private static final int SUB_DIRECTORIES = 330;
    private static final int DNG_VERSION = 50_706;
    private static final int COLOUR_FILTER_ARRAY = 32_803;
    private static final int LINEAR_RAW = 34_892;
    /** Tags whose value is another directory: pictures beside the chain, EXIF, GPS, interoperability. */
    private static final Set<Integer> BRANCHES = Set.of(SUB_DIRECTORIES, 34665, 34853, 40965);

    /** Bytes of a value of each type, from 1; BigTIFF's three types are the last ones. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private static final int RATIONAL = 5;
    /** EXIF hangs on a page, and interoperability on EXIF; deeper is no picture. */
    private static final int DEEPEST = 4;

    private static final int MOST_DIRECTORIES = 10_000;

    private final TiffBytes bytes;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final int depth;

    /** Where a tag's values are. */
    private record Entry(int type, long count, long at) {}

    private TiffEntries(TiffBytes bytes, int depth) {
        this.bytes = bytes;
        this.depth = depth;
    }

    /** @param seen directories so far; those that branch off here must be new ones, and are added */
    static TiffEntries read(TiffBytes bytes, long first, long count, Set<Long> seen) throws ImageException {
        return read(bytes, first, count, seen, 0);
    }

    private static TiffEntries read(TiffBytes bytes, long first, long count, Set<Long> seen, int depth)
            throws ImageException {
        TiffEntries entries = new TiffEntries(bytes, depth);
        for (long i = 0; i < count; i++) {
            entries.read(first + i * bytes.entrySize(), seen);
        }
        return entries;
    }

    private void read(long at, Set<Long> seen) throws ImageException {
        int tag = (int) bytes.number(at, 2);
        int type = (int) bytes.number(at + 2, 2);
        long count = bytes.offset(at + 4);
        long place = at + 4 + bytes.offsetSize();
        int size = type < SIZES.length ? SIZES[type] : 0;
        if (size == 0) {
            // The standard asks readers to pass over types they do not know.
            return;
        }
        if (count < 0 || count > bytes.length() / size) {
            throw ImageException.truncated("The TIFF tag " + tag + " has " + Long.toUnsignedString(count)
                    + " values, more than the file has bytes for.");
        }
        if (count * size > bytes.offsetSize()) {
            place = bytes.offset(place);
            if (place < 0 || place > bytes.length() - count * size) {
                throw ImageException.truncated(
                        "The values of the TIFF tag " + tag + " lie beyond the end of the file.");
            }
        }
        entries.put(tag, new Entry(type, count, place));
        if (BRANCHES.contains(tag)) {
            enterBranches(tag, seen);
        }
    }

    private void enterBranches(int tag, Set<Long> seen) throws ImageException {
        for (long i = 0; i < entries.get(tag).count; i++) {
            long directory = value(tag, i);
            if (!seen.add(directory)) {
                throw ImageException.corrupt(
                        "The TIFF directories form a cycle: tag " + tag + " leads back to byte " + directory + ".");
            }
            if (depth == DEEPEST || seen.size() > MOST_DIRECTORIES) {
                throw ImageException.corrupt("The TIFF directories branch too often.");
            }
            read(bytes, directory + bytes.countSize(), bytes.count(directory), seen, depth + 1);
        }
    }

    /**
     * Whether this is what a camera's sensor saw (DNG 1.7, and its makers' own formats), or the small copy that begins such a file: the
     * picture itself hangs on that.
     */
    boolean isCameraRaw() throws ImageException {
        long colours = number(PHOTOMETRIC, 0);
        boolean small = (number(SUBFILE, 0) & 1) != 0 && has(SUB_DIRECTORIES);
        return has(DNG_VERSION) || colours == COLOUR_FILTER_ARRAY || colours == LINEAR_RAW || small;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The tag's first value, or {@code absent} where the tag is not there. */
    long number(int tag, long absent) throws ImageException {
        Entry entry = entries.get(tag);
        return entry == null || entry.count == 0 ? absent : value(tag, 0);
    }

    private long value(int tag, long index) throws ImageException {
        Entry entry = entries.get(tag);
        int size = SIZES[entry.type];
        return bytes.number(entry.at + index * size, entry.type == RATIONAL ? 4 : size);
    }

    /** Refuses strips or tiles that go beyond the end of the file. */
    void checkParts(int offsets, int lengths) throws ImageException {
        Entry starts = entries.get(offsets);
        if (starts == null || starts.count == 0) {
            throw ImageException.corrupt("The TIFF picture does not say where its data is.");
        }
        bytes.passOver(starts.count * SIZES[starts.type]);
        Entry sizes = entries.get(lengths);
        for (long i = 0; i < starts.count; i++) {
            long start = value(offsets, i);
            long size = sizes == null || i >= sizes.count ? 0 : value(lengths, i);
            if (start < 0 || size < 0 || start > bytes.length() - size) {
                throw ImageException.truncated("Part " + (i + 1) + " of the TIFF picture goes to byte "
                        + Long.toUnsignedString(start + size) + "; the file has " + bytes.length() + ".");
            }
        }
    }

    int orientation() throws ImageException {
        long orientation = number(ORIENTATION, 1);
        return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    }

    int dotsPerInch() throws ImageException {
        Entry entry = entries.get(X_RESOLUTION);
        long unit = number(RESOLUTION_UNIT, 2);
        if (entry == null || entry.type != RATIONAL || entry.count == 0 || unit != 2 && unit != 3) {
            return 0;
        }
        long divisor = bytes.number(entry.at + 4, 4);
        double dots = divisor == 0 ? 0 : (double) bytes.number(entry.at, 4) / divisor;
        long inch = Math.round(unit == 3 ? 2.54 * dots : dots);
        return inch < 1 || inch > 100_000 ? 0 : (int) inch;
    }
}
