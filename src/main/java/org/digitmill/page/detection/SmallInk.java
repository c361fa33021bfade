package org.digitmill.page.detection;

import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.page.picture.ConnectedComponent;
import org.digitmill.page.picture.ConnectedComponents;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/**
 * Finds places of a level with possible digits that are too small for it, so that the next finer level is examined there. In square
 * blocks of {@value #BLOCK} pixels.
 */
final class SmallInk {
    private static final int BLOCK = 32;
    /** In pixels of the level: ink of these heights may be a digit that the level is too coarse for. */
    private static final int LOWEST = 5;

    private static final int HIGHEST = 11;
    /** In pixels of the level: a digit that was seen and is lower than this is seen better on the finer level. */
    private static final double SMALL_DIGIT = 11.5;
    /** The probability from which on small ink may be a digit's. */
    private static final float WRITTEN = 0.5f;
    /** A digit that was seen with less than this is none. */
    private static final float SEEN = 0.25f;

    private final LevelContrast level;
    private final int columns;
    private final int rows;
    /** Blocks that show any, and those beside them. */
    private final boolean[] near;

    private boolean any;

    /** @param found what was seen on this level and on others */
    SmallInk(InkMap map, List<Detection> found) {
        level = map.level();
        columns = (level.width() + BLOCK - 1) / BLOCK;
        rows = (level.height() + BLOCK - 1) / BLOCK;
        near = new boolean[columns * rows];
        for (ConnectedComponent component : ConnectedComponents.of(level.mask(LevelContrast.INK), LOWEST)) {
            boolean small =
                    component.height() >= LOWEST && component.height() <= HIGHEST && component.width() <= 2 * HIGHEST;
            if (small
                    && map.probability((int) component.middleX(), (int) component.middleY(), InkKind.DIGIT) > WRITTEN) {
                add(component.middleX(), component.middleY());
            }
        }
        for (Detection detection : found) {
            if (detection.scale() == PagePyramid.scale(level.level())
                    && detection.seenHeight() < SMALL_DIGIT
                    && detection.score() >= SEEN
                    && detection.printed() < 0.5) {
                add(level.toLevel(detection.x()), level.toLevel(detection.y()));
            }
        }
    }

    private void add(double x, double y) {
        int column = (int) Math.max(0, Math.min(level.width() - 1, x)) / BLOCK;
        int row = (int) Math.max(0, Math.min(level.height() - 1, y)) / BLOCK;
        for (int down = Math.max(0, row - 1); down <= Math.min(rows - 1, row + 1); down++) {
            for (int across = Math.max(0, column - 1); across <= Math.min(columns - 1, column + 1); across++) {
                near[down * columns + across] = true;
            }
        }
        any = true;
    }

    boolean isEmpty() {
        return !any;
    }

    /** Whether a pixel of the next finer level lies in a block that shows any of it, or in one beside such a block. */
    boolean isNear(LevelContrast finer, int x, int y) {
        return near[block(finer, y, rows) * columns + block(finer, x, columns)];
    }

    private int block(LevelContrast finer, int place, int count) {
        int own = (int) level.toLevel(finer.toPage(place));
        return Math.max(0, Math.min(count - 1, own / BLOCK));
    }
}
