package org.digitmill.dataset.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.file.FileInMemory;
import org.digitmill.fuzz.FuzzContract;

/** CSV files of digits, with each header that is known and without one. */
class KaggleCsvFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() throws IOException {
        LabelledDigits digits = new LabelledDigits(new byte[2 * LabelledDigits.PIXELS], new byte[] {1, 9});
        String text = TestDigits.csv(digits);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return List.of(
                plain,
                text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8),
                text.replace(",0", ",\"0\"").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                TestDigits.gzip(plain));
    }

    @Override
    protected void parse(byte[] input) {
        FileInMemory file = new FileInMemory(input);
        try {
            KaggleCsvReader.read(file, "train.csv");
        } catch (InputException documented) {
            // As it should be.
        }
        try {
            KaggleCsvReader.hasLabels(file, "test.csv");
        } catch (InputException documented) {
            // As it should be.
        }
    }
}
