package org.digitmill.page.picture;

import org.digitmill.image.pixel.GreyImage;

/** Turned pictures. */
public final class Turning {
    private Turning() {}

    /** The picture turned clockwise by so many right angles, 0 to 3. */
    public static GreyImage quarters(GreyImage picture, int turns) {
        if (turns == 0) {
            return picture;
        }
        return new GreyImage(
                turns % 2 == 1 ? picture.height() : picture.width(),
                turns % 2 == 1 ? picture.width() : picture.height(),
                quarters(picture.pixels(), picture.width(), picture.height(), turns));
    }

    /** The same for pixels of {@code width × height}. */
    static byte[] quarters(byte[] pixels, int width, int height, int turns) {
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            int at = y * width;
            int to;
            int step;
            switch (turns) {
                case 1 -> {
                    to = height - 1 - y;
                    step = height;
                }
                case 2 -> {
                    to = pixels.length - 1 - at;
                    step = -1;
                }
                default -> {
                    to = (width - 1) * height + y;
                    step = -height;
                }
            }
            for (int x = 0; x < width; x++, to += step) {
                turned[to] = pixels[at + x];
            }
        }
        return turned;
    }
}
