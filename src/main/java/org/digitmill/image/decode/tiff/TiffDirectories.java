package org.digitmill.image.decode.tiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.UnreadFormat;

/**
 * Checks the chain of directories of a TIFF or BigTIFF file before a library reads it: it is followed to its end or to a cycle, every
 * value and strip must be within the file, and the limits must hold.
 */
final class TiffDirectories {
    /** Allowance for thumbnails and masks; a document has no more directories than this. */
    private static final int DIRECTORIES_PER_PAGE = 4;

    private static final int MODIFIED_HUFFMAN = 2;
    private static final int GROUP_4 = 4;

    private final TiffBytes bytes;
    private final ImageLimits limits;

    private TiffDirectories(TiffBytes bytes, ImageLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /** The pages, in their order: all directories, less the thumbnails and masks where there is a page beside them. */
    static List<TiffDirectory> pages(byte[] content, int length, ImageLimits limits) throws ImageException {
        List<TiffDirectory> all = new TiffDirectories(TiffBytes.open(content, length), limits).walk();
        List<TiffDirectory> pages = all.stream().filter(TiffDirectory::isPage).toList();
        List<TiffDirectory> counted = pages.isEmpty() ? all : pages;
        limits.checkPages(counted.size());
        return counted;
    }

    private List<TiffDirectory> walk() throws ImageException {
        List<TiffDirectory> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = bytes.firstDirectory();
        while (at != 0) {
            if (!seen.add(at)) {
                // The pages before the chain comes back are the file's.
                break;
            }
            limits.checkPages(directories.size() / DIRECTORIES_PER_PAGE);
            long entries = bytes.count(at);
            long first = at + bytes.countSize();
            TiffEntries fields = TiffEntries.read(bytes, first, entries, seen);
            directories.add(directory(directories.size(), fields));
            long next = first + entries * bytes.entrySize();
            // Some programs leave the end of the chain out where the file ends.
            at = next == bytes.length() ? 0 : bytes.offset(next);
        }
        if (directories.isEmpty()) {
            throw ImageException.corrupt("The TIFF file has no picture.");
        }
        return directories;
    }

    private static boolean isFax(TiffEntries fields) throws ImageException {
        long compression = fields.number(TiffEntries.COMPRESSION, 1);
        return compression >= MODIFIED_HUFFMAN && compression <= GROUP_4;
    }

    private TiffDirectory directory(int index, TiffEntries fields) throws ImageException {
        if (fields.isCameraRaw()) {
            throw UnreadFormat.CAMERA_RAW.refusal();
        }
        long width = fields.number(TiffEntries.WIDTH, 0);
        long height = fields.number(TiffEntries.HEIGHT, 0);
        limits.checkSize(width, height);
        long samples = fields.number(TiffEntries.SAMPLES_PER_PIXEL, 1);
        long bits = fields.number(TiffEntries.BITS_PER_SAMPLE, 1);
        if (samples < 1 || samples > 16 || bits < 1 || bits > 64) {
            throw new ImageException(
                    ImageErrorCode.UNSUPPORTED_FORMAT,
                    "TIFF pictures of " + samples + " samples of " + bits + " bits are not read.");
        }
        if (fields.has(TiffEntries.TILE_OFFSETS)) {
            limits.checkSize(fields.number(TiffEntries.TILE_WIDTH, 0), fields.number(TiffEntries.TILE_HEIGHT, 0));
            fields.checkParts(TiffEntries.TILE_OFFSETS, TiffEntries.TILE_LENGTHS);
        } else {
            fields.checkParts(TiffEntries.STRIP_OFFSETS, TiffEntries.STRIP_LENGTHS);
        }
        return new TiffDirectory(
                index,
                (int) width,
                (int) height,
                (int) (samples * bits),
                fields.orientation(),
                fields.dotsPerInch(),
                (int) fields.number(TiffEntries.SUBFILE, 0),
                isFax(fields));
    }
}
