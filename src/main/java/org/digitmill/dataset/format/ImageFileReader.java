package org.digitmill.dataset.format;

import org.digitmill.InputException;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;

/** Reads image files as training digits; they are decoded and framed as in scoring. */
public final class ImageFileReader implements DigitImageReader {
    private final ImageLimits limits;

    public ImageFileReader(ImageLimits limits) {
        this.limits = limits;
    }

    @Override
    public byte[] read(byte[] content, String path) {
        try {
            return DigitFraming.frame(ImageDecoder.withProcess(limits, ImageDecoder.DEFAULT_PDF_RESOLUTION)
                            .decode(content))
                    .map(FramedDigit::pixels)
                    .orElseThrow(() -> new InputException(path + " shows no digit. Remove it from the training data."));
        } catch (ImageException unreadable) {
            throw new InputException(
                    path + " is no image that can be read: " + unreadable.getMessage()
                            + " Repair it or remove it from the training data.",
                    unreadable);
        }
    }
}
