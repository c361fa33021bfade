package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.jpeg.Jpeg2000Pictures;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of JPEG 2000 that the user adds by {@code --jars} reaches the process that decodes. */
class Jpeg2000IT {
    @TempDir
    private Path directory;

    @Test
    void filesAreReadWhereAReaderIsAddedAndNamedWhereNoneIs() throws Exception {
        GreyImage digit = new GreyImage(28, 28, SyntheticDigits.draw(1, 3).pixels());
        Path input = Files.createDirectories(directory.resolve("in"));
        Files.write(input.resolve("digit.jp2"), Jpeg2000Pictures.write(digit, false));
        String jars = Jpeg2000Pictures.jars().stream().map(Path::toString).collect(Collectors.joining(","));
        Invocation without = launcher().run("score", "--input", input.toString(), "--output", out("without"), "--json");
        assertEquals(0, without.status(), without.messages());
        assertTrue(without.results().contains("\"rejected\":1"), without.results());
        Invocation with = launcher()
                .run("--jars", jars, "--", "score", "--input", input.toString(), "--output", out("with"), "--json");
        assertEquals(0, with.status(), with.messages());
        assertTrue(with.results().contains("\"scored\":1"), with.results());
    }

    private String out(String name) {
        return directory.resolve(name).toString();
    }

    private Launcher launcher() {
        return new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory);
    }
}
