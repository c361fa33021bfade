package org.digitmill.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;

/**
 * Reads the one digit of a picture, for Java programs: open a model file, read, close. Not safe for use by several threads at once: each
 * thread opens its own.
 */
public final class DigitReader implements AutoCloseable {
    private final Classifier classifier;
    private final ImageDecoder decoder =
            ImageDecoder.withProcess(ImageLimits.DEFAULT, ImageDecoder.DEFAULT_PDF_RESOLUTION);

    private DigitReader(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Opens a model file; the caller closes the reader.
     *
     * @throws InputException if the file does not exist or is no model
     */
    public static DigitReader open(Path model) {
        try {
            return of(
                    ModelFile.read(Files.readAllBytes(model), model.toString()).classifier());
        } catch (IOException unreadable) {
            throw new InputException("The model file " + model + " cannot be read: " + unreadable + ".", unreadable);
        }
    }

    /** A reader that closes the classifier with itself. */
    public static DigitReader of(Classifier classifier) {
        return new DigitReader(classifier);
    }

    /**
     * Reads the digit in a picture; empty if there is no ink.
     *
     * @param picture a file's bytes, in any format that is read. Others than PNG and JPEG are decoded in a process of their own, which
     *     ends with this one
     * @throws InputException if they are no picture that can be read
     */
    public Optional<Prediction> read(byte[] picture) {
        try {
            return DigitFraming.frame(decoder.decode(picture))
                    .map(FramedDigit::pixels)
                    .map(pixels -> Prediction.of(classifier.probabilities(pixels, 1), 0));
        } catch (ImageException broken) {
            throw new InputException("This is no picture that can be read: " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() {
        classifier.close();
    }
}
