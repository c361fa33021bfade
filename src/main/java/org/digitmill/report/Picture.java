package org.digitmill.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.digitmill.image.pixel.GreyImage;

/** Grey pictures as {@code data:} URLs, which are part of the page. */
final class Picture {
    private static final int SIDE = 28;

    private Picture() {}

    /** @param pixels 784 unsigned bytes, 255 for ink; it is shown dark on light */
    static String ofDigit(byte[] pixels) {
        byte[] paper = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            paper[i] = (byte) ~pixels[i];
        }
        return of(new GreyImage(SIDE, SIDE, paper));
    }

    /** A picture without loss. */
    static String of(GreyImage picture) {
        return "data:image/png;base64," + encoded(picture, "png");
    }

    /** A large picture compressed as JPEG, a fifth of the size. */
    static String jpeg(GreyImage picture) {
        return "data:image/jpeg;base64," + encoded(picture, "jpeg");
    }

    private static String encoded(GreyImage picture, String format) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(picture.pixels(), 0, target, 0, target.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            // Its cache would be a file in the temporary directory.
            ImageIO.setUseCache(false);
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
