package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.digitmill.score.options.ArchiveLimits;
import org.junit.jupiter.api.Test;

class ArchiveContentTest {
    private final ArchiveContent content =
            new ArchiveContent(new ListedFile("/a.zip", 1_000, 0, null), ArchiveLimits.DEFAULT);

    @Test
    void entriesOfOneNameAreNumbered() {
        List.of("a", "a#2", "a", "a", "b", "a", "b").forEach(this::add);
        assertEquals(
                List.of("a", "a#2", "a#3", "a#4", "a#5", "b", "b#2"),
                content.entries().stream()
                        .map(entry -> entry.path().substring("/a.zip!/".length()))
                        .toList());
    }

    /** Counting up from 2 for each of them took some minutes, for an archive of five megabytes. */
    @Test
    void veryManyEntriesOfOneNameTakeNoLongerThanOthers() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 100_000; i++) {
                add("a");
            }
        });
        assertEquals(100_000, content.entries().size());
    }

    private void add(String name) {
        content.add(name, 1, 0, null, new ArchiveEntry("/a.zip", ArchiveEntry.Packing.ZIP_STORED, 0, 1, 0));
    }
}
