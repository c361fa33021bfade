package org.digitmill.dataset.format;

import org.digitmill.InputException;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;

/** Image files as training digits: decoded and framed just as they are when they are scored. */
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
                    .orElseThrow(() -> new InputException(path + " shows no digit. Take it out of the training data."));
        } catch (ImageException unreadable) {
            throw new InputException(
                    path + " is no image that can be read: " + unreadable.getMessage()
                            + " Mend it or take it out of the training data.",
                    unreadable);
        }
    }
}
