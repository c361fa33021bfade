package org.digitmill.dataset.correction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.digitmill.InputException;
import org.digitmill.dataset.file.FileInMemory;
import org.digitmill.fuzz.FuzzContract;

/** Files of corrections. */
class CorrectionsFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() {
        OptionalInt none = OptionalInt.empty();
        OptionalInt seven = OptionalInt.of(7);
        String file = Corrections.header()
                + Corrections.line(
                        new Correction("/a,\"b\".png", 1, 1, 1, 2, 3, 10, 20, "ab", "cd", seven, 0.5, 300, none))
                + Corrections.line(new Correction("/ü.png", 1, 1, 2, 2, 3, 10, 20, "ab", "cd", none, 0, 0, seven));
        return List.of(
                file.getBytes(StandardCharsets.UTF_8), Corrections.header().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void parse(byte[] input) {
        try {
            Corrections.read(new FileInMemory(input), "corrections.csv");
        } catch (InputException documented) {
            // As it should be.
        }
    }
}
