package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CropGeneratorTest {
    private static final int CROPS = 2_000;

    private static CropGenerator generator;
    private static List<CropDraft> drafts;

    @BeforeAll
    static void draw() {
        generator = new CropGenerator(SyntheticDigits.draw(1_000, 5));
        drafts = LongStream.range(0, CROPS)
                .parallel()
                .mapToObj(index -> generator.draft(11, index))
                .toList();
    }

    @Test
    void theSameSeedAndIndexGiveTheSameBits() {
        for (int index = 0; index < 200; index++) {
            PageCrop crop = generator.draw(11, index);
            PageCrop before = drafts.get(index).crop();
            assertArrayEquals(before.pixels(), crop.pixels());
            assertArrayEquals(before.kinds(), crop.kinds());
            assertEquals(before.digits(), crop.digits());
        }
        assertFalse(Arrays.equals(
                generator.draw(11, 0).pixels(), generator.draw(12, 0).pixels()));
    }

    @Test
    void everySceneAndEveryKindOfInkOccurs() {
        Map<Scene, Integer> scenes = new EnumMap<>(Scene.class);
        int[] kinds = new int[InkKind.values().length];
        for (CropDraft draft : drafts) {
            scenes.merge(draft.scene(), 1, Integer::sum);
            for (byte kind : draft.crop().kinds()) {
                kinds[kind]++;
            }
        }
        for (Scene scene : Scene.values()) {
            assertTrue(scenes.getOrDefault(scene, 0) >= 20, scene + " " + scenes);
        }
        for (InkKind kind : InkKind.values()) {
            assertTrue(kinds[kind.ordinal()] >= 0.01 * CROPS * PageCrop.CELLS * PageCrop.CELLS, kind + " is rare");
        }
    }

    @Test
    void digitsOfAllClassesAreAboutAsFrequent() {
        for (boolean printed : new boolean[] {false, true}) {
            int[] counts = new int[10];
            int sum = 0;
            for (CropDraft draft : drafts) {
                for (CropDigit digit : draft.crop().digits()) {
                    if (digit.printed() == printed) {
                        counts[digit.digit()]++;
                        sum++;
                    }
                }
            }
            assertTrue(sum > CROPS, sum + " digits, printed " + printed);
            for (int digit = 0; digit < 10; digit++) {
                double share = (double) counts[digit] / sum;
                // Numbers of several digits begin with a 1 more often.
                double most = digit == 1 && !printed ? 0.16 : 0.13;
                assertTrue(share > 0.07 && share < most, digit + " has a share of " + share + ", printed " + printed);
            }
        }
    }

    @Test
    void aboutAQuarterOfTheCropsHasNoHandwrittenDigit() {
        long without = drafts.stream()
                .filter(draft -> draft.crop().digits().stream().allMatch(CropDigit::printed))
                .count();
        assertTrue(without > 0.2 * CROPS && without < 0.45 * CROPS, without + " without");
        for (CropDraft draft : drafts) {
            if (!draft.scene().hasDigits()) {
                assertTrue(draft.crop().digits().stream().allMatch(CropDigit::printed), draft.scene() + " has digits");
            }
        }
    }

    @Test
    void boxesLieInTheCropAndHaveInkInThem() {
        for (CropDraft draft : drafts) {
            for (CropDigit digit : draft.crop().digits()) {
                assertTrue(digit.left() >= 0 && digit.left() + digit.width() <= PageCrop.SIDE, digit.toString());
                assertTrue(digit.top() >= 0 && digit.top() + digit.height() <= PageCrop.SIDE, digit.toString());
                assertTrue(digit.height() <= CropTruth.LARGEST && digit.height() >= 0.65 * CropTruth.SMALLEST);
                // Of a thin digit that a rim cuts, ink alone may be left.
                assertTrue(digit.width() < 2 || range(digit, draft.crop()) >= 8, digit + " in " + draft.scene());
            }
        }
    }

    /** Levels between the darkest and the brightest pixel of a digit's box. */
    private static int range(CropDigit digit, PageCrop crop) {
        int darkest = 255;
        int brightest = 0;
        for (int y = (int) digit.top(); y < digit.top() + digit.height(); y++) {
            for (int x = (int) digit.left(); x < digit.left() + digit.width(); x++) {
                int level = crop.pixels()[y * PageCrop.SIDE + x] & 0xFF;
                darkest = Math.min(darkest, level);
                brightest = Math.max(brightest, level);
            }
        }
        return brightest - darkest;
    }

    @Test
    void noDigitIsWithoutItsTruth() {
        for (CropDraft draft : drafts) {
            List<float[]> boxes = new ArrayList<>();
            for (CropDigit digit : draft.crop().digits()) {
                boxes.add(new float[] {
                    digit.left(), digit.top(), digit.left() + digit.width(), digit.top() + digit.height()
                });
            }
            for (DrawnDigit digit : draft.drawn()) {
                float[] box = digit.box(draft.view());
                if (box == null) {
                    boxes.add(outline(digit, draft.view()));
                } else if (!ofThisScale(box[3] - box[1]) || isCut(box)) {
                    boxes.add(box);
                }
            }
            for (int cell = 0; cell < PageCrop.CELLS * PageCrop.CELLS; cell++) {
                if (draft.crop().kinds()[cell] == InkKind.DIGIT.ordinal()) {
                    int x = cell % PageCrop.CELLS * PageCrop.CELL;
                    int y = cell / PageCrop.CELLS * PageCrop.CELL;
                    assertTrue(boxes.stream().anyMatch(box -> meets(box, x, y)), draft.scene() + " at " + x + ", " + y);
                }
            }
        }
    }

    /** The box of a digit that is so small and thin that no pixel is mostly ink. */
    private static float[] outline(DrawnDigit digit, View view) {
        double[] from = new double[2];
        double[] to = new double[2];
        view.toCrop(digit.left(), digit.top(), from);
        view.toCrop(
                digit.left() + digit.ink().width(), digit.top() + digit.ink().height(), to);
        return new float[] {(float) from[0], (float) from[1], (float) to[0], (float) to[1]};
    }

    /** Whether the crop does not show all of it. */
    private static boolean isCut(float[] box) {
        return box[0] < 0 || box[1] < 0 || box[2] > PageCrop.SIDE || box[3] > PageCrop.SIDE;
    }

    private static boolean ofThisScale(float height) {
        return height >= CropTruth.SMALLEST / 1.25 && height <= CropTruth.LARGEST * 1.25;
    }

    /** Whether a cell touches a box, or the pale rim of its ink. */
    private static boolean meets(float[] box, int x, int y) {
        int rim = 3;
        return x + PageCrop.CELL + rim > box[0]
                && x - rim < box[2]
                && y + PageCrop.CELL + rim > box[1]
                && y - rim < box[3];
    }
}
