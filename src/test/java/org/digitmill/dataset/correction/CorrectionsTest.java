package org.digitmill.dataset.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.digitmill.InputException;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {
    @TempDir
    Path directory;

    @Test
    void whateverAFileIsCalledItComesBack() throws IOException {
        List<Correction> written = List.of(
                correction("/a,b/\"quoted\".png", OptionalInt.of(7)),
                correction("/line\r\nbreak\n.png", OptionalInt.empty()),
                correction("/<script>alert(1)</script>é.png", OptionalInt.of(0)));
        assertEquals(
                written,
                read(Corrections.header()
                        + Corrections.line(written.get(0))
                        + Corrections.line(written.get(1))
                        + Corrections.line(written.get(2))));
    }

    @Test
    void inkThatWasNotReadHasACorrectionToo() throws IOException {
        Correction one = new Correction(
                "/a.png", 1, 1, 1, 2, 3, 10, 20, "ab", "cd", OptionalInt.empty(), 0, 0, OptionalInt.of(5));
        assertEquals(List.of(one), read(Corrections.header() + Corrections.line(one)));
    }

    @Test
    void theStartOfALineLacksNothingButTheAnswer() throws IOException {
        Correction one = correction("/a,b\n.png", OptionalInt.of(4));
        assertEquals(Corrections.line(one), Corrections.start(one) + "4\r\n");
    }

    @Test
    void theLastWordOnADigitCounts() throws IOException {
        List<Correction> read = read(Corrections.header()
                + Corrections.line(correction("/a.png", OptionalInt.of(1)))
                + Corrections.line(correction("/a.png", OptionalInt.of(2))));
        assertEquals(List.of(correction("/a.png", OptionalInt.of(2))), read);
    }

    @Test
    void mistakesAreNamed() {
        String line = Corrections.start(correction("/a.png", OptionalInt.empty()));
        assertMistake("digit", "path,page\r\n/a.png,1\r\n");
        assertMistake("only the header", Corrections.header());
        assertMistake("Correction 1", Corrections.header() + line + "eleven\r\n");
        assertMistake("not OptionalInt[3] or OptionalInt[11]", Corrections.header() + line + "11\r\n");
        assertMistake("Correction 2", Corrections.header() + line + "3\r\n/a.png,1\r\n");
        assertMistake("cannot be read", Corrections.header() + "\"" + line);
        assertThrows(InputException.class, () -> Corrections.read(new LocalFiles(), "/no/such/file.csv"));
    }

    /** Found by fuzzing: the library refuses such a line with an exception of its own. */
    @Test
    void columnNamesThatAreMissingOrTwiceThereAreNamed() {
        assertMistake("first line must name", "path,page,line,\r\n/a.png,1,1,1\r\n");
        assertMistake("first line must name", "path,path\r\n/a.png,/a.png\r\n");
    }

    private void assertMistake(String named, String content) {
        String message = assertThrows(InputException.class, () -> read(content)).getMessage();
        assertTrue(message.contains(named), message);
    }

    private List<Correction> read(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("corrections.csv"), content);
        return Corrections.read(new LocalFiles(), file.toString());
    }

    private static Correction correction(String path, OptionalInt digit) {
        return new Correction(path, 1, 1, 1, 2, 3, 10, 20, "ab", "cd", OptionalInt.of(3), 0, 0, digit);
    }
}
