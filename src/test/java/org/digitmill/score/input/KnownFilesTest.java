package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFilesTest {
    @Test
    void knowsPartAndStateOfEveryFile() {
        List<KnownFiles.Part> parts = new ArrayList<>();
        for (int part = 0; part < 50; part++) {
            long[] entries = new long[3 * 1_000];
            for (int i = 0; i < 1_000; i++) {
                long[] hash = PathHash.of(path(part, i));
                entries[3 * i] = hash[0];
                entries[3 * i + 1] = hash[1];
                entries[3 * i + 2] = KnownFiles.state(i, part, i % 10 != 0);
            }
            parts.add(new KnownFiles.Part("part" + part, entries));
        }
        KnownFiles known = new KnownFiles(parts);
        assertEquals(50_000, known.size());
        for (int part = 0; part < 50; part++) {
            for (int i = 0; i < 1_000; i++) {
                assertEquals("part" + part, known.part(path(part, i)));
                assertEquals(i % 10 != 0, known.isCurrent(new ListedFile(path(part, i), i, part, null)));
                assertFalse(known.isCurrent(new ListedFile(path(part, i), i + 1, part, null)), "another length");
                assertFalse(known.isCurrent(new ListedFile(path(part, i), i, part + 1, null)), "another time");
                assertNull(known.part(path(part, i) + "x"));
                assertFalse(known.isCurrent(new ListedFile(path(part, i) + "x", i, part, null)));
            }
        }
    }

    @Test
    void nothingIsKnownAtFirst() {
        KnownFiles known = new KnownFiles(List.of());
        assertEquals(0, known.size());
        assertNull(known.part("x"));
        assertFalse(known.isCurrent(new ListedFile("x", 0, 0, null)));
    }

    @Test
    void aRowThatDoesNotHoldEqualsNoFile() {
        assertEquals(0, KnownFiles.state(5, 5, false));
        for (int i = 0; i < 100_000; i++) {
            assertTrue(KnownFiles.state(i, i * 31L, true) != 0);
        }
    }

    private static String path(int part, int i) {
        return "/data/" + part + "/file" + i + ".png";
    }
}
