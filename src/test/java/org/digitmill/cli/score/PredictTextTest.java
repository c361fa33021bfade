package org.digitmill.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.cli.common.Json;
import org.digitmill.score.reading.UnreadTables;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTextTest {
    @TempDir
    Path directory;

    @Test
    void whatWasNotReadIsSaidInItsPlace() throws IOException {
        List<ScoredFile> scored = UnreadTables.scored(directory);
        assertEquals(
                "ink.png: not read, needs review",
                PredictText.of(PredictText.result("ink.png", scored.get(0)), List.of()));
        assertEquals(
                List.of(
                        "mixed.png:",
                        "47",
                        "9",
                        "page 1 at 20,10: 4 (90.0 %)",
                        "page 1 at 45,10: not read, needs review",
                        "page 1 at 70,10: 7 (90.0 %, printed)",
                        "page 1 at 30,60: not read, needs review",
                        "page 1 at 150,60: 9 (90.0 %)"),
                PredictText.of(PredictText.result("mixed.png", scored.get(1)), List.of())
                        .lines()
                        .toList());
        assertEquals(
                "{\"path\":\"ink.png\",\"status\":\"scored\",\"text\":null,\"error_code\":null,\"error_message\":null,\"digits\":"
                        + "[{\"digit\":null,\"confidence\":null,\"printed\":false,\"page\":1,\"x\":30,\"y\":60,\"width\":14,"
                        + "\"height\":20,\"needs_review\":true}]}",
                Json.line(PredictText.result("ink.png", scored.get(0))));
    }

    @Test
    void inkThatWasNotReadHasItsPicture() throws IOException {
        List<String> pictures = DigitPictures.of(
                new HadoopFiles(new Configuration()),
                UnreadTables.scored(directory).get(1));
        assertEquals(5, pictures.size());
        pictures.forEach(picture -> assertTrue(picture.contains("█"), picture));
    }
}
