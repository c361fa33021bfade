package org.digitmill.dataset.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.FileInMemory;
import org.digitmill.fuzz.FuzzContract;

/** IDX files of images and of labels, plain and packed. */
class IdxFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() throws IOException {
        LabelledDigits digits = new LabelledDigits(new byte[3 * LabelledDigits.PIXELS], new byte[] {1, 0, 9});
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        IdxWriter.writeImages(images, digits);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        IdxWriter.writeLabels(labels, digits);
        return List.of(
                images.toByteArray(),
                labels.toByteArray(),
                TestDigits.gzip(images.toByteArray()),
                TestDigits.gzip(labels.toByteArray()));
    }

    @Override
    protected void parse(byte[] input) {
        FileInMemory file = new FileInMemory(input);
        try (ContentStream content = ContentStream.open(file, "images")) {
            IdxReader.images(content, "images");
        } catch (InputException documented) {
            // As it should be.
        }
        try (ContentStream content = ContentStream.open(file, "labels")) {
            IdxReader.labels(content, "labels");
        } catch (InputException documented) {
            // As it should be.
        }
    }
}
