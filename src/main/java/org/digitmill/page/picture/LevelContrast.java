package org.digitmill.page.picture;

import java.util.Arrays;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.LocalContrast;

/**
 * A level of a page after illumination correction, as input of the page network.
 *
 * @param level of the pyramid
 * @param margin pixels of paper that were added on every side
 * @param width columns, with the margin
 * @param height rows, with the margin
 * @param values as {@link LocalContrast} gives them; not copied
 */
public record LevelContrast(int level, int margin, int width, int height, float[] values) {
    /** Pixels added around a small picture: the network learned from crops in which digits have paper around them. */
    private static final int MARGIN = 24;
    /** In pixels: larger levels get no margin. */
    private static final int SMALL = 288;
    /** Along the edge, the paper is estimated from so many pixels to either side. */
    private static final int REACH = 10;
    /** Of those, so large a share is darker than the paper. */
    private static final double PAPER_RANK = 0.75;
    /** Contrast of a pixel that is surely ink. */
    public static final float INK = -1.0f;

    public static LevelContrast of(GreyImage picture, int level) {
        int margin = Math.max(picture.width(), picture.height()) <= SMALL ? MARGIN : 0;
        GreyImage whole = margin == 0 ? picture : padded(picture, margin);
        float[] values = new float[whole.width() * whole.height()];
        LocalContrast.write(whole.pixels(), whole.width(), whole.height(), values, 0);
        return new LevelContrast(level, margin, whole.width(), whole.height(), values);
    }

    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** A place on the page, in pixels of this level. */
    public double toLevel(double place) {
        return place * PagePyramid.scale(level) + margin;
    }

    /** A place on this level, in pixels of the page. */
    public double toPage(double place) {
        return (place - margin) / PagePyramid.scale(level);
    }

    /** What has at least so much contrast. @param most -1 for surely ink; nearer to 0 for faint ink, too */
    public Mask mask(float most) {
        byte[] bits = new byte[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = values[i] <= most ? (byte) 1 : 0;
        }
        return new Mask(width, height, bits);
    }

    /** The picture with a margin of the paper that its rim shows. */
    private static GreyImage padded(GreyImage picture, int margin) {
        int width = picture.width() + 2 * margin;
        int height = picture.height() + 2 * margin;
        byte[] result = new byte[width * height];
        byte[] top = rim(picture, 0, 1, picture.width());
        byte[] bottom = rim(picture, (picture.height() - 1) * picture.width(), 1, picture.width());
        byte[] left = rim(picture, 0, picture.width(), picture.height());
        byte[] right = rim(picture, picture.width() - 1, picture.width(), picture.height());
        for (int y = 0; y < height; y++) {
            int row = Math.max(0, Math.min(picture.height() - 1, y - margin));
            boolean above = y < margin;
            boolean below = y >= margin + picture.height();
            for (int x = 0; x < width; x++) {
                int column = Math.max(0, Math.min(picture.width() - 1, x - margin));
                byte value;
                if (above || below) {
                    value = above ? top[column] : bottom[column];
                } else if (x < margin) {
                    value = left[row];
                } else if (x >= margin + picture.width()) {
                    value = right[row];
                } else {
                    value = picture.pixels()[row * picture.width() + column];
                }
                result[y * width + x] = value;
            }
        }
        return new GreyImage(width, height, result);
    }

    private static byte[] rim(GreyImage picture, int from, int step, int count) {
        byte[] paper = new byte[count];
        for (int i = 0; i < count; i++) {
            int first = Math.max(0, i - REACH);
            int last = Math.min(count - 1, i + REACH);
            int[] near = new int[last - first + 1];
            for (int j = first; j <= last; j++) {
                near[j - first] = picture.pixels()[from + j * step] & 0xFF;
            }
            Arrays.sort(near);
            paper[i] = (byte) near[(int) (PAPER_RANK * (near.length - 1))];
        }
        return paper;
    }
}
