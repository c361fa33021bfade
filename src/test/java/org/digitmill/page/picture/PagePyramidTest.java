package org.digitmill.page.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.Tile;
import org.digitmill.page.detection.Tiles;
import org.junit.jupiter.api.Test;

class PagePyramidTest {
    @Test
    void halfTheSizeIsTheMeanOfFourPixels() {
        GreyImage half = PagePyramid.halved(new GreyImage(3, 3, new byte[] {10, 20, 30, 30, 40, 50, 60, 70, 80}));
        assertEquals(2, half.width());
        assertEquals(2, half.height());
        assertArrayEquals(new byte[] {25, 40, 65, 80}, half.pixels());
    }

    @Test
    void aPictureThatIsEnlargedAndHalvedIsTheSame() {
        byte[] pixels = new byte[7 * 5];
        Arrays.fill(pixels, (byte) 200);
        GreyImage picture = new GreyImage(7, 5, pixels);
        assertArrayEquals(
                pixels, PagePyramid.halved(PagePyramid.doubled(picture)).pixels());
    }

    @Test
    void aStrokeOfOnePixelStaysAsDarkOnEachLevelForThinStrokes() {
        byte[] pixels = new byte[16 * 9];
        Arrays.fill(pixels, (byte) 200);
        for (int y = 0; y < 9; y++) {
            pixels[y * 16 + 5] = 10;
        }
        GreyImage eighth =
                PagePyramid.ofThinStrokes(new GreyImage(16, 9, pixels)).at(3);
        assertArrayEquals(new byte[] {10, (byte) 200, 10, (byte) 200}, eighth.pixels());
    }

    @Test
    void levelsAreMadeOnce() {
        PagePyramid pyramid = new PagePyramid(new GreyImage(9, 4, new byte[36]));
        assertSame(pyramid.at(2), pyramid.at(2));
        assertEquals(3, pyramid.at(2).width());
        assertEquals(1, pyramid.at(2).height());
        assertEquals(18, pyramid.at(-1).width());
    }

    @Test
    void theLevelLookedAtFirstIsNeverTooLarge() {
        assertEquals(0, DigitDetector.firstLevel(1_754));
        assertEquals(1, DigitDetector.firstLevel(2_339));
        assertEquals(1, DigitDetector.firstLevel(3_508));
        assertEquals(2, DigitDetector.firstLevel(3_700));
    }

    @Test
    void tilesAnswerForEveryPlaceWithInkJustOnce() {
        int width = 1_154;
        int height = 1_640;
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i += 7) {
            values[i] = -2;
        }
        List<Tile> tiles = Tiles.of(new LevelContrast(0, 0, width, height, values));
        for (int y = 0; y < height; y += 13) {
            for (int x = 0; x < width; x += 11) {
                int column = x;
                int row = y;
                assertEquals(
                        1,
                        tiles.stream()
                                .filter(tile -> tile.answersFor(column, row))
                                .count());
            }
        }
        for (Tile tile : tiles) {
            assertTrue(tile.x() % 4 == 0
                    && tile.y() % 4 == 0
                    && tile.width() <= 896
                    && tile.width() * tile.height() <= 640 * 896);
        }
    }

    @Test
    void blankPaperHasNoTilesAndADigitHasASmallOne() {
        int side = 900;
        float[] values = new float[side * side];
        assertEquals(List.of(), Tiles.of(new LevelContrast(0, 0, side, side, values)));
        for (int y = 0; y < 30; y++) {
            values[(700 + y) * side + 651] = -2;
        }
        List<Tile> tiles = Tiles.of(new LevelContrast(0, 0, side, side, values));
        assertEquals(1, tiles.size());
        assertEquals(64, tiles.get(0).width());
        assertTrue(tiles.get(0).answersFor(640, 715));
    }
}
