package org.digitmill.image.pixel;

import java.util.Arrays;

/** Pictures in another size: averaged over the area of each new pixel when they shrink, interpolated when they grow. */
public final class Scaling {
    private Scaling() {}

    /** The part of {@code width}×{@code height} pixels at column {@code x}, row {@code y}. */
    public static GreyImage crop(GreyImage picture, int x, int y, int width, int height) {
        byte[] part = new byte[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(picture.pixels(), (y + row) * picture.width() + x, part, row * width, width);
        }
        return new GreyImage(width, height, part);
    }

    /** The picture with its sides divided by {@code factor}, at least 1. */
    public static GreyImage shrink(GreyImage picture, double factor) {
        return resize(picture, Math.max(1, (int) Math.round(picture.width() / factor)), Math.max(1, (int)
                Math.round(picture.height() / factor)));
    }

    public static GreyImage resize(GreyImage picture, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return new GreyImage(width, height, picture.pixels().clone());
        }
        Weights columns = Weights.between(picture.width(), width);
        Weights rows = Weights.between(picture.height(), height);
        byte[] result = new byte[width * height];
        byte[] pixels = picture.pixels();
        float[] sums = new float[picture.width()];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < rows.counts[y]; i++) {
                float weight = rows.values[y * rows.width + i];
                int from = (rows.firsts[y] + i) * picture.width();
                for (int x = 0; x < sums.length; x++) {
                    sums[x] += weight * (pixels[from + x] & 0xFF);
                }
            }
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = 0; i < columns.counts[x]; i++) {
                    sum += columns.values[x * columns.width + i] * sums[columns.firsts[x] + i];
                }
                result[y * width + x] = (byte) (sum + 0.5f);
            }
        }
        return new GreyImage(width, height, result);
    }

    /** Of which old pixels a new one is made, along one axis; the weights of each sum to 1. */
    private static final class Weights {
        final int[] firsts;
        final int[] counts;
        final int width;
        final float[] values;

        private Weights(int size, int width) {
            this.firsts = new int[size];
            this.counts = new int[size];
            this.width = width;
            this.values = new float[size * width];
        }

        static Weights between(int from, int to) {
            double step = (double) from / to;
            // An old pixel counts by how much of the new one it covers; a new one is never narrower than an old one.
            double reach = Math.max(1, step);
            Weights weights = new Weights(to, (int) Math.ceil(reach) + 2);
            for (int i = 0; i < to; i++) {
                double middle = (i + 0.5) * step;
                weights.set(i, Math.max(0, middle - reach / 2), Math.min(from, middle + reach / 2));
            }
            return weights;
        }

        private void set(int i, double start, double end) {
            firsts[i] = (int) start;
            counts[i] = (int) Math.ceil(end - 1e-9) - firsts[i];
            for (int j = 0; j < counts[i]; j++) {
                int pixel = firsts[i] + j;
                double covered = Math.min(end, pixel + 1) - Math.max(start, pixel);
                values[i * width + j] = (float) (covered / (end - start));
            }
        }
    }

    /** The picture, made smaller where its longer side is more than {@code side}. */
    public static GreyImage fitted(GreyImage picture, int side) {
        int longest = Math.max(picture.width(), picture.height());
        return longest <= side ? picture : shrink(picture, (double) longest / side);
    }
}
