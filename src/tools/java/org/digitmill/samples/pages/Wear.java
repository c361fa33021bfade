package org.digitmill.samples.pages;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * What happens to a page between the pen and the file.
 *
 * @param skew degrees, clockwise
 * @param shade how much darker the darkest corner is, 0 to 1
 * @param bleed how strongly another page shows through, 0 to 1
 * @param specks a square centimetre
 * @param blur standard deviation in millimetres
 * @param noise standard deviation of a pixel's brightness, of 255
 * @param quality of the JPEG file, 0 to 1; 0 for a PNG file
 * @param quarterTurns of the finished page, clockwise
 */
public record Wear(
        double skew,
        double shade,
        double bleed,
        double specks,
        double blur,
        double noise,
        float quality,
        int quarterTurns) {
    /** A page as it left the pen. */
    public static final Wear NONE = new Wear(0, 0, 0, 0, 0, 0, 0, 0);

    /** Each with even chances of being there. */
    static Wear any(Random random) {
        return new Wear(
                random.nextDouble() < 0.7 ? random.nextDouble() * 10 - 5 : 0,
                random.nextBoolean() ? random.nextDouble() * 0.35 : 0,
                random.nextBoolean() ? 0.06 + random.nextDouble() * 0.16 : 0,
                random.nextBoolean() ? random.nextDouble() * 0.6 : 0,
                random.nextBoolean() ? random.nextDouble() * 0.14 : 0,
                random.nextBoolean() ? random.nextDouble() * 7 : 0,
                random.nextDouble() < 0.75 ? 0.4f + random.nextFloat() * 0.55f : 0,
                random.nextDouble() < 0.1 ? 1 + random.nextInt(3) : 0);
    }

    BufferedImage apply(Sheet sheet, BufferedImage other) {
        BufferedImage picture = sheet.picture;
        Random random = sheet.random;
        speckle(picture, random, specks * Sheet.WIDTH * Sheet.HEIGHT / 100, sheet.scale);
        picture = turn(picture, skew);
        double sigma = blur * sheet.scale;
        if (sigma > 0.3) {
            picture = smooth(picture, sigma);
        }
        light(picture, other, random);
        return quarterTurns == 0 ? picture : quarter(picture);
    }

    private static void speckle(BufferedImage picture, Random random, double count, double scale) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < count; i++) {
            int grey = random.nextInt(120);
            graphics.setColor(new java.awt.Color(grey, grey, grey));
            double side = (0.08 + random.nextDouble() * random.nextDouble() * 0.7) * scale;
            graphics.fill(new java.awt.geom.Ellipse2D.Double(
                    random.nextDouble() * picture.getWidth(),
                    random.nextDouble() * picture.getHeight(),
                    side,
                    side * (0.5 + random.nextDouble())));
        }
        graphics.dispose();
    }

    /** Turns around the middle; what comes in at the rim is paper. */
    private static BufferedImage turn(BufferedImage picture, double degrees) {
        if (degrees == 0) {
            return picture;
        }
        BufferedImage turned = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(new java.awt.Color(picture.getRGB(2, 2)));
        graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(
                picture,
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0),
                null);
        graphics.dispose();
        return turned;
    }

    private BufferedImage quarter(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean aside = quarterTurns % 2 == 1;
        BufferedImage turned = new BufferedImage(aside ? height : width, aside ? width : height, picture.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = quarterTurns == 1 ? height - 1 - y : quarterTurns == 2 ? width - 1 - x : y;
                int row = quarterTurns == 1 ? x : quarterTurns == 2 ? height - 1 - y : width - 1 - x;
                turned.setRGB(column, row, picture.getRGB(x, y));
            }
        }
        return turned;
    }

    private static BufferedImage smooth(BufferedImage picture, double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] from = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] to = pass(pass(from, width, height, 1, width, kernel), height, width, width, 1, kernel);
        BufferedImage smoothed = new BufferedImage(width, height, picture.getType());
        smoothed.setRGB(0, 0, width, height, to, 0, width);
        return smoothed;
    }

    private static int[] pass(int[] from, int length, int lines, int step, int lineStep, float[] kernel) {
        int radius = kernel.length / 2;
        int[] to = new int[from.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                float red = 0.5f;
                float green = 0.5f;
                float blue = 0.5f;
                for (int k = -radius; k <= radius; k++) {
                    int colour = from[line * lineStep + Math.max(0, Math.min(length - 1, i + k)) * step];
                    float weight = kernel[k + radius];
                    red += weight * (colour >> 16 & 0xFF);
                    green += weight * (colour >> 8 & 0xFF);
                    blue += weight * (colour & 0xFF);
                }
                to[line * lineStep + i * step] = (int) red << 16 | (int) green << 8 | (int) blue;
            }
        }
        return to;
    }

    /** Uneven light, the other side of the paper, and the sensor's noise. */
    private void light(BufferedImage picture, BufferedImage other, Random random) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double angle = random.nextDouble() * 2 * Math.PI;
        double dx = Math.cos(angle) / width;
        double dy = Math.sin(angle) / height;
        double[] grain = new double[noise == 0 ? 1 : 1 << 14];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = noise == 0 ? 0 : random.nextGaussian() * noise;
        }
        int[] row = new int[width];
        int[] behind = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            if (other != null && bleed > 0) {
                other.getRGB(0, y, width, 1, behind, 0, width);
            }
            int from = random.nextInt();
            for (int x = 0; x < width; x++) {
                double light = 1 - shade * (0.5 + 0.7 * (dx * (x - width / 2.0) + dy * (y - height / 2.0)));
                if (other != null && bleed > 0) {
                    light *= 1 - bleed * (255 - (behind[width - 1 - x] >> 8 & 0xFF)) / 255.0;
                }
                double own = grain[(from + x * 7) & grain.length - 1];
                int colour = row[x];
                row[x] = level((colour >> 16 & 0xFF) * light + own) << 16
                        | level((colour >> 8 & 0xFF) * light + own) << 8
                        | level((colour & 0xFF) * light + own);
            }
            picture.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value + 0.5));
    }
}
