package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.image.pixel.Region;

/**
 * Chooses regions of a generated crop for the region network: digits, placed with errors like those of a detector, and regions without a
 * whole digit in the middle.
 */
public final class CropRegions {
    /** Relative to a digit's size: how far off its middle a region that shows it is (standard deviation, at most 3.5 of them). */
    private static final double OFF = 0.07;
    /** The same of the logarithm of its size. */
    private static final double OFF_SIZE = 0.15;
    /** A region with its middle nearer to a digit's than this, relative to the digit, or of a size nearer than this factor, may show it. */
    private static final double APART = 0.42;

    private static final double OTHER_SIZE = 1.9;
    /** A region with its middle as near to a digit's, relative to the digit, and of its size within this factor, shows it. */
    private static final double NEAR = 0.3;

    private static final double SAME_SIZE = 1.6;
    /** The least width of a digit that counts, relative to its size. */
    private static final double NARROWEST = 0.45;

    private static final InkKind[] INKS = {InkKind.OTHER_WRITING, InkKind.PRINT, InkKind.LINE};

    private final PageCrop crop;
    private final List<List<Region>> pieces = new ArrayList<>();

    public CropRegions(PageCrop crop) {
        this.crop = crop;
        for (InkKind kind : INKS) {
            pieces.add(pieces(kind));
        }
    }

    /** The region of a digit of the crop, as a detector would place it. */
    public static LabelledRegion of(CropDigit digit, PenRandom random) {
        double size = size(digit);
        return new LabelledRegion(
                new Region(
                        middleX(digit) + random.bell(OFF) * size,
                        middleY(digit) + random.bell(OFF) * size,
                        size * StrictMath.exp(random.bell(OFF_SIZE))),
                digit.digit());
    }

    /** What a region of the crop shows; empty if that is not clear. */
    public Optional<LabelledRegion> judge(Region region) {
        if (!isJudged(region)) {
            return Optional.empty();
        }
        List<CropDigit> near =
                crop.digits().stream().filter(digit -> mayShow(region, digit)).toList();
        if (near.isEmpty()) {
            return Optional.of(new LabelledRegion(region, LabelledRegion.OTHER));
        }
        return near.stream()
                .filter(digit -> shows(region, digit))
                .min(Comparator.comparingDouble(digit -> distance(region, digit)))
                .map(digit -> new LabelledRegion(region, digit.digit()));
    }

    /** A region that shows no digit in its middle, or one of quite another size; empty if the one that was drawn may show one. */
    public Optional<LabelledRegion> other(PenRandom random) {
        double kind = random.uniform(0, 1);
        Region region = kind < 0.35 && !crop.digits().isEmpty()
                ? besideDigit(random)
                : kind < 0.9 ? piece(kind < 0.65 ? 0 : kind < 0.85 ? 1 : 2, random) : anywhere(random);
        return region == null
                ? Optional.empty()
                : judge(region).filter(judged -> judged.label() == LabelledRegion.OTHER);
    }

    /** A region of a part of a digit, of two digits, or beside a digit. */
    private Region besideDigit(PenRandom random) {
        CropDigit digit = crop.digits().get(Draws.below(random, crop.digits().size()));
        double size = size(digit);
        if (random.chance(0.35)) {
            double factor = Draws.logUniform(random, OTHER_SIZE, 3);
            return new Region(
                    middleX(digit) + random.bell(0.3) * size,
                    middleY(digit) + random.bell(0.3) * size,
                    random.chance(0.6) ? size / factor : size * factor);
        }
        return new Region(
                middleX(digit) + random.uniform(-1, 1) * size,
                middleY(digit) + random.uniform(-0.8, 0.8) * size,
                size * StrictMath.exp(random.bell(0.25)));
    }

    /** A letter, sign, word or line, by itself. */
    private Region piece(int inks, PenRandom random) {
        List<Region> some = pieces.get(inks);
        if (some.isEmpty()) {
            return null;
        }
        Region piece = some.get(Draws.below(random, some.size()));
        double size = Math.max(CropTruth.SMALLEST, Math.min(CropTruth.LARGEST, piece.size()));
        return new Region(
                piece.x() + random.bell(0.1) * piece.size(),
                piece.y() + random.bell(0.1) * piece.size(),
                size * StrictMath.exp(random.bell(0.2)));
    }

    private static Region anywhere(PenRandom random) {
        return new Region(
                random.uniform(0, PageCrop.SIDE),
                random.uniform(0, PageCrop.SIDE),
                Draws.logUniform(random, CropTruth.SMALLEST, CropTruth.LARGEST));
    }

    /** Whether nothing in the middle of a region is a digit that is not judged. */
    private boolean isJudged(Region region) {
        double half = region.size() / 2;
        for (int row = cell(region.y() - half); row <= cell(region.y() + half); row++) {
            for (int column = cell(region.x() - half); column <= cell(region.x() + half); column++) {
                if (crop.kinds()[row * PageCrop.CELLS + column] == InkKind.UNJUDGED.ordinal()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean shows(Region region, CropDigit digit) {
        return isWithin(NEAR, SAME_SIZE, region, digit);
    }

    private static boolean mayShow(Region region, CropDigit digit) {
        return isWithin(APART, OTHER_SIZE, region, digit);
    }

    /** Whether a region's middle is so near to a digit's, relative to the digit, and its size within this factor of the digit's. */
    private static boolean isWithin(double off, double most, Region region, CropDigit digit) {
        double size = size(digit);
        double factor = region.size() / size;
        return Math.abs(region.x() - middleX(digit)) < off * Math.max(digit.width(), NARROWEST * size)
                && Math.abs(region.y() - middleY(digit)) < off * size
                && factor < most
                && factor > 1 / most;
    }

    private static double distance(Region region, CropDigit digit) {
        return Math.hypot(region.x() - middleX(digit), region.y() - middleY(digit));
    }

    /** Cells of a kind that hang together, as regions; pieces larger than a digit can be are cut by their places' own sizes. */
    private List<Region> pieces(InkKind kind) {
        List<Region> found = new ArrayList<>();
        boolean[] seen = new boolean[PageCrop.CELLS * PageCrop.CELLS];
        int[] waiting = new int[seen.length];
        for (int first = 0; first < seen.length; first++) {
            if (seen[first] || crop.kinds()[first] != kind.ordinal()) {
                continue;
            }
            int left = PageCrop.CELLS;
            int right = 0;
            int top = PageCrop.CELLS;
            int bottom = 0;
            int count = 0;
            seen[first] = true;
            waiting[count++] = first;
            for (int next = 0; next < count; next++) {
                int row = waiting[next] / PageCrop.CELLS;
                int column = waiting[next] % PageCrop.CELLS;
                left = Math.min(left, column);
                right = Math.max(right, column);
                top = Math.min(top, row);
                bottom = Math.max(bottom, row);
                for (int y = Math.max(0, row - 1); y <= Math.min(PageCrop.CELLS - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(PageCrop.CELLS - 1, column + 1); x++) {
                        int cell = y * PageCrop.CELLS + x;
                        if (!seen[cell] && crop.kinds()[cell] == kind.ordinal()) {
                            seen[cell] = true;
                            waiting[count++] = cell;
                        }
                    }
                }
            }
            addPiece(left, top, right + 1, bottom + 1, waiting, count, found);
        }
        return found;
    }

    /** A piece whole, where a digit can be as large; else each of its cells, with the height of a digit that a reader may see there. */
    private static void addPiece(int left, int top, int right, int bottom, int[] cells, int count, List<Region> found) {
        double size = PageCrop.CELL * Math.max(right - left, bottom - top);
        if (size <= CropTruth.LARGEST) {
            found.add(new Region(
                    PageCrop.CELL * (left + right) / 2.0, PageCrop.CELL * (top + bottom) / 2.0, Math.max(8, size)));
            return;
        }
        double own = Math.max(12, Math.min(CropTruth.LARGEST, PageCrop.CELL * Math.min(right - left, bottom - top)));
        for (int i = 0; i < count; i += 7) {
            found.add(new Region(
                    PageCrop.CELL * (cells[i] % PageCrop.CELLS + 0.5),
                    PageCrop.CELL * (cells[i] / PageCrop.CELLS + 0.5),
                    own));
        }
    }

    private static int cell(double place) {
        return Math.max(0, Math.min(PageCrop.CELLS - 1, (int) (place / PageCrop.CELL)));
    }

    private static double size(CropDigit digit) {
        return Math.max(digit.width(), digit.height());
    }

    private static double middleX(CropDigit digit) {
        return digit.left() + digit.width() / 2.0;
    }

    private static double middleY(CropDigit digit) {
        return digit.top() + digit.height() / 2.0;
    }
}
