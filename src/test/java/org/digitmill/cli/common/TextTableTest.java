package org.digitmill.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void wordsStandLeftAndNumbersRight() {
        TextTable table = new TextTable("layer", "parameters", "share")
                .add("conv2d_1", 320, "0.3 %")
                .add("dense", 102464, "84 %");
        assertEquals(
                """
                layer     parameters  share
                conv2d_1         320  0.3 %
                dense        102,464   84 %""",
                table.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aNameCannotMoveTheCursor() {
        assertEquals(
                "name\na\uFFFD[2Jb\uFFFDc",
                new TextTable("name").add("a\u001b[2Jb\nc").toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aRowHasACellForEachHeading() {
        TextTable table = new TextTable("one", "two");
        assertThrows(IllegalArgumentException.class, () -> table.add("alone"));
    }
}
