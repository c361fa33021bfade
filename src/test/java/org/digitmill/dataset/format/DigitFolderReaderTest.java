package org.digitmill.dataset.format;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFolderReaderTest {
    private final LabelledDigits digits = SyntheticDigits.draw(30, 4);
    /** Files hold the pixels as they are; a shorter one is no image. */
    private final DigitFolderReader reader = new DigitFolderReader(new LocalFiles(), DigitFolderReaderTest::decode);

    @TempDir
    Path directory;

    static byte[] decode(byte[] content, String path) {
        if (content.length != LabelledDigits.PIXELS) {
            throw new InputException(path + " is no image.");
        }
        return content;
    }

    @BeforeEach
    void writeFolders() throws IOException {
        for (int i = 0; i < digits.size(); i++) {
            write(image(i), digits.digit(i));
        }
    }

    private Path image(int index) {
        return directory.resolve(digits.label(index) + "/" + (char) ('a' + index / 10) + ".png");
    }

    private LabelledDigits read() {
        return reader.read(directory.toString());
    }

    @Test
    void readsFoldersInTheOrderOfLabelAndName() {
        LabelledDigits found = read();
        assertEquals(30, found.size());
        for (int i = 0; i < 30; i++) {
            assertEquals(i / 3, found.label(i));
            assertArrayEquals(digits.digit(i % 3 * 10 + i / 3), found.digit(i));
        }
    }

    @Test
    void passesOverHiddenFiles() throws IOException {
        write(directory.resolve(".DS_Store"), "x");
        write(directory.resolve("3/.hidden"), "x");
        write(directory.resolve("3/Thumbs.db"), "x");
        write(directory.resolve("4/._a.png"), "x");
        write(directory.resolve("desktop.ini"), "x");
        write(directory.resolve("__MACOSX/4/a.png"), "x");
        assertEquals(30, read().size());
    }

    @Test
    void refusesAnUnknownFolder() throws IOException {
        Files.createDirectory(directory.resolve("ten"));
        assertRefused(this::read, "ten does not belong here", "folder \"ten\"");
    }

    @Test
    void refusesAFileBesideTheFolders() throws IOException {
        write(directory.resolve("7.png"), digits.digit(7));
        assertRefused(this::read, "7.png does not belong here", "file \"7.png\"");
    }

    @Test
    void refusesAFolderAmongTheImages() throws IOException {
        Files.createDirectory(directory.resolve("5/x.png"));
        assertRefused(this::read, "x.png is a folder");
    }

    @Test
    void refusesAnEmptyAndAMissingFolder() throws IOException {
        for (int i = 8; i < 30; i += 10) {
            Files.delete(image(i));
        }
        assertRefused(this::read, "8 is empty", "expected at least one image of the digit 8");
        Files.delete(directory.resolve("8"));
        assertRefused(this::read, "has no folder for the digit 8", "found 9");
    }

    @Test
    void namesTheImagesThatCannotBeRead() throws IOException {
        write(image(4), "text");
        Files.createSymbolicLink(directory.resolve("6/lost.png"), directory.resolve("nowhere"));
        assertRefused(this::read, "2 of 31 images", image(4) + " is no image", "lost.png", "there is no such file");
        for (int i = 0; i < 30; i++) {
            write(image(i), "text");
        }
        assertRefused(this::read, "31 of 31 images", "and 26 more");
    }
}
