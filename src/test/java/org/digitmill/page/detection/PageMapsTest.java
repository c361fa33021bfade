package org.digitmill.page.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.model.PageNetwork;
import org.junit.jupiter.api.Test;

class PageMapsTest {
    private static final int ROWS = 6;
    private static final int COLUMNS = 8;

    private final float[] maps = new float[ROWS * COLUMNS * PageNetwork.CHANNELS];

    PageMapsTest() {
        for (int cell = 0; cell < ROWS * COLUMNS; cell++) {
            Arrays.fill(maps, cell * PageNetwork.CHANNELS, cell * PageNetwork.CHANNELS + 10, -6);
        }
    }

    private void set(int row, int column, int channel, double value) {
        maps[(row * COLUMNS + column) * PageNetwork.CHANNELS + channel] = (float) value;
    }

    private List<PageMaps.Peak> peaks() {
        return PageMaps.peaks(maps, ROWS, COLUMNS, 0.12f);
    }

    @Test
    void aPeakTellsTheBoxTheClassesAndWhetherItIsPrinted() {
        set(2, 3, 7, 2);
        set(2, 4, 7, 1);
        set(2, 3, 1, -1);
        set(2, 3, 10, -3);
        set(2, 3, 11, Math.log(12 / 16.0));
        set(2, 3, 12, Math.log(20 / 16.0));
        set(2, 3, 13, 0.25);
        set(2, 3, 14, -0.5);
        List<PageMaps.Peak> peaks = peaks();
        assertEquals(1, peaks.size());
        PageMaps.Peak peak = peaks.get(0);
        assertEquals(15, peak.x(), 1e-4);
        assertEquals(8, peak.y(), 1e-4);
        assertEquals(12, peak.width(), 1e-4);
        assertEquals(20, peak.height(), 1e-4);
        assertEquals(1 / (1 + Math.exp(-2)), peak.score(), 1e-6);
        assertEquals(peak.score(), peak.classes()[7]);
        assertEquals(1 / (1 + Math.exp(1)), peak.classes()[1], 1e-6);
        assertEquals(1 / (1 + Math.exp(3)), peak.printed(), 1e-6);
    }

    @Test
    void ofEqualNeighboursOneIsAPeak() {
        set(1, 1, 3, 1);
        set(1, 2, 5, 1);
        set(2, 1, 3, 1);
        assertEquals(1, peaks().size());
    }

    @Test
    void aCornerCanBeAPeakAndFaintPlacesAreNone() {
        set(0, 0, 3, 1);
        set(ROWS - 1, COLUMNS - 1, 4, 1);
        set(3, 4, 5, -2.2);
        assertEquals(2, peaks().size());
    }

    @Test
    void sizesOfOtherLevelsAreLeftOut() {
        set(1, 1, 3, 1);
        set(1, 1, 12, Math.log(8 / 16.0));
        set(4, 5, 3, 1);
        set(4, 5, 12, Math.log(60 / 16.0));
        assertEquals(0, peaks().size());
    }

    @Test
    void kindsAreProbabilities() {
        for (int kind = 0; kind < InkKind.COUNT; kind++) {
            set(0, 1, 15 + kind, kind == InkKind.PRINT.ordinal() ? 900 : 900 - Math.log(3));
        }
        float[] kinds = new float[2 * InkKind.COUNT];
        PageMaps.kinds(maps, 1, kinds, InkKind.COUNT);
        float third = 1 / 7f;
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, third, third, third, 3 / 7f, third}, kinds, 1e-4f);
    }
}
