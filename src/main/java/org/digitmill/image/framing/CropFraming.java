package org.digitmill.image.framing;

import org.digitmill.image.pixel.GreyImage;

/** Frames ink that is already cut out, as in MNIST. */
public final class CropFraming {
    private CropFraming() {}

    /**
     * Scales ink into 20×20 pixels and lays it into 28×28 by its centre of mass.
     *
     * @param ink 0 for paper to 255 for full ink, cut to the ink
     * @return 784 unsigned bytes, row by row
     */
    public static byte[] frame(GreyImage ink) {
        return MnistFrame.lay(StrokeWidth.strengthen(new Ink(ink, 0, 0, true, false)));
    }
}
