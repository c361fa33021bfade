package org.digitmill.page;

import org.digitmill.image.GreyImage;

/** Turned pictures. */
final class Turning {
    private Turning() {}

    /** The picture turned clockwise by so many right angles, 0 to 3. */
    static GreyImage quarters(GreyImage picture, int turns) {
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

    /** Turns around the middle, anticlockwise, by some degrees; sides stay as they are, and paper comes in at the rim. */
    static Contrast back(Contrast page, double degrees) {
        int width = page.width();
        int height = page.height();
        byte[] from = page.values();
        byte[] to = new byte[from.length];
        double sine = Math.sin(Math.toRadians(degrees));
        double cosine = Math.cos(Math.toRadians(degrees));
        int stepX = (int) Math.round(cosine * 65_536);
        int stepY = (int) Math.round(sine * 65_536);
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        for (int y = 0; y < height; y++) {
            int sourceX = (int) Math.round((middleX - cosine * middleX - sine * (y - middleY)) * 65_536);
            int sourceY = (int) Math.round((middleY - sine * middleX + cosine * (y - middleY)) * 65_536);
            for (int x = 0; x < width; x++, sourceX += stepX, sourceY += stepY) {
                int column = sourceX >> 16;
                int row = sourceY >> 16;
                if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) {
                    continue;
                }
                int at = row * width + column;
                int across = sourceX >> 8 & 0xFF;
                int down = sourceY >> 8 & 0xFF;
                int upper = (from[at] & 0xFF) * (256 - across) + (from[at + 1] & 0xFF) * across;
                int lower = (from[at + width] & 0xFF) * (256 - across) + (from[at + width + 1] & 0xFF) * across;
                to[y * width + x] = (byte) (upper * (256 - down) + lower * down + 32_768 >> 16);
            }
        }
        return new Contrast(width, height, to, page.threshold(), page.floor());
    }
}
