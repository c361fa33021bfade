package org.digitmill.image.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits drawn with a known pen give the same framed digit from every kind of picture. */
class DigitFramingTest {
    private final Random random = new Random(11);

    @Test
    void everyTestDigitOfMnistComesBackBitForBit() throws IOException {
        String directory = System.getenv("DIGITMILL_MNIST");
        Assumptions.assumeTrue(directory != null, "DIGITMILL_MNIST names no directory with MNIST's files");
        byte[] file;
        try (InputStream input =
                new GZIPInputStream(Files.newInputStream(Path.of(directory, "t10k-images-idx3-ubyte.gz")))) {
            file = input.readAllBytes();
        }
        for (int at = 16; at < file.length; at += FramedDigit.PIXELS) {
            assertPassesThrough(Arrays.copyOfRange(file, at, at + FramedDigit.PIXELS));
        }
    }

    @Test
    void whatIsFramedComesBackBitForBit() {
        for (int round = 0; round < 200; round++) {
            GreyImage drawn = draw(shape(), 60 + random.nextInt(300), 0.3 + random.nextDouble() * 0.5, 255, 0);
            assertPassesThrough(frame(drawn).pixels());
        }
    }

    @Test
    void theFrameIsThatOfMnist() {
        for (int round = 0; round < 200; round++) {
            byte[] framed = frame(draw(shape(), 200, 0.6, 255, 0)).pixels();
            double mass = 0;
            double columns = 0;
            double rows = 0;
            int[] box = {28, 28, -1, -1};
            for (int i = 0; i < framed.length; i++) {
                int value = framed[i] & 0xFF;
                mass += value;
                columns += value * (i % 28);
                rows += value * (i / 28);
                if (value > 0) {
                    box[0] = Math.min(box[0], i % 28);
                    box[1] = Math.min(box[1], i / 28);
                    box[2] = Math.max(box[2], i % 28);
                    box[3] = Math.max(box[3], i / 28);
                }
            }
            assertEquals(14, columns / mass, 0.51);
            assertEquals(14, rows / mass, 0.51);
            assertEquals(20, Math.max(box[2] - box[0], box[3] - box[1]) + 1, 1);
        }
    }

    /** Background and ink as grey values: both polarities, weak and strong. */
    @ParameterizedTest
    @ValueSource(strings = {"255 0", "0 255", "200 120", "70 160", "250 200", "128 0"})
    void sizePositionAndPolarityDoNotMatter(String colours) {
        int paper = Integer.parseInt(colours.split(" ")[0]);
        int ink = Integer.parseInt(colours.split(" ")[1]);
        for (int round = 0; round < 60; round++) {
            Path2D shape = shape();
            byte[] expected = frame(draw(shape, 280, 0.7, 255, 0)).pixels();
            GreyImage drawn = draw(shape, 40 + random.nextInt(1_200), 0.35 + random.nextDouble() * 0.5, paper, ink);
            assertAlike(expected, frame(drawn).pixels(), 0.9);
        }
    }

    @Test
    void unevenLightGrainAndRulesAreLeftOut() {
        double alike = 0;
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            Path2D shape = shape();
            byte[] expected = frame(draw(shape, 280, 0.7, 255, 0)).pixels();
            GreyImage photograph = photograph(shape);
            alike += similarity(expected, frame(photograph).pixels());
        }
        assertTrue(alike / rounds >= 0.92, "on average " + alike / rounds);
    }

    @Test
    void thinPensAreAsStrongAsThickOnes() {
        Path2D shape = shape();
        GreyImage thin = draw(shape, 900, 0.8, 255, 60, 0.008);
        int darkPixels = 0;
        for (byte pixel : frame(thin).pixels()) {
            darkPixels += (pixel & 0xFF) > 128 ? 1 : 0;
        }
        assertTrue(darkPixels >= 35, darkPixels + " dark pixels");
    }

    @Test
    void theBoxIsWhereTheInkIs() {
        byte[] pixels = new byte[400 * 300];
        Arrays.fill(pixels, (byte) 240);
        for (int y = 100; y < 180; y++) {
            for (int x = 250; x < 262; x++) {
                pixels[y * 400 + x] = 10;
            }
        }
        FramedDigit digit = frame(new GreyImage(400, 300, pixels));
        assertEquals(250, digit.x(), 2);
        assertEquals(100, digit.y(), 2);
        assertEquals(12, digit.width(), 4);
        assertEquals(80, digit.height(), 4);
    }

    @Test
    void theBoxOfASmallDigitInALargePictureIsItsOwn() {
        int width = 3_000;
        byte[] pixels = new byte[width * 2_000];
        Arrays.fill(pixels, (byte) 200);
        for (int y = 1_500; y < 1_620; y++) {
            for (int x = 2_200; x < 2_220; x++) {
                pixels[y * width + x] = 20;
            }
        }
        FramedDigit digit = frame(new GreyImage(width, 2_000, pixels));
        assertEquals(2_200, digit.x(), 4);
        assertEquals(1_500, digit.y(), 4);
        assertEquals(20, digit.width(), 8);
        assertEquals(120, digit.height(), 8);
    }

    @Test
    void picturesWithoutInkAreEmpty() {
        for (int side : new int[] {1, 2, 5, 28, 100, 700}) {
            byte[] pixels = new byte[side * side];
            assertEquals(Optional.empty(), DigitFraming.frame(new GreyImage(side, side, pixels)), "black " + side);
            Arrays.fill(pixels, (byte) 255);
            assertEquals(Optional.empty(), DigitFraming.frame(new GreyImage(side, side, pixels)), "white " + side);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (215 + random.nextGaussian() * 2);
            }
            assertEquals(Optional.empty(), DigitFraming.frame(new GreyImage(side, side, pixels)), "grain " + side);
        }
    }

    /** Whatever the pixels and the shape of the picture, framing ends and gives a digit or nothing. */
    @Test
    void anyPictureIsAnswered() {
        int[][] sizes = {{1, 1}, {1, 900}, {900, 1}, {3, 3}, {28, 28}, {29, 27}, {2_000, 3}, {50, 48}, {640, 480}};
        for (int[] size : sizes) {
            for (int round = 0; round < 20; round++) {
                byte[] pixels = new byte[size[0] * size[1]];
                random.nextBytes(pixels);
                if (round % 2 == 0) {
                    Arrays.fill(pixels, 0, random.nextInt(pixels.length) + 1, (byte) 255);
                }
                DigitFraming.frame(new GreyImage(size[0], size[1], pixels)).ifPresent(digit -> {
                    assertTrue(digit.x() >= 0 && digit.x() + digit.width() <= size[0], digit + " in " + size[0]);
                    assertTrue(digit.y() >= 0 && digit.y() + digit.height() <= size[1], digit + " in " + size[1]);
                });
            }
        }
    }

    private static FramedDigit frame(GreyImage picture) {
        return DigitFraming.frame(picture).orElseThrow(() -> new AssertionError("no ink found"));
    }

    private static void assertPassesThrough(byte[] digit) {
        assertArrayEquals(digit, frame(new GreyImage(28, 28, digit)).pixels());
        byte[] inverted = new byte[digit.length];
        for (int i = 0; i < digit.length; i++) {
            inverted[i] = (byte) (255 - (digit[i] & 0xFF));
        }
        assertArrayEquals(digit, frame(new GreyImage(28, 28, inverted)).pixels());
    }

    private static void assertAlike(byte[] expected, byte[] actual, double least) {
        double similarity = similarity(expected, actual);
        assertTrue(similarity >= least, "similarity " + similarity);
    }

    /**
     * The cosine of the angle between the two as vectors: 1 for the same digit in any strength. The best of nine places counts, since
     * a centre of mass near half a pixel is rounded either way.
     */
    private static double similarity(byte[] one, byte[] other) {
        double best = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                best = Math.max(best, similarity(one, other, dx, dy));
            }
        }
        return best;
    }

    private static double similarity(byte[] one, byte[] other, int dx, int dy) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int y = 1; y < 27; y++) {
            for (int x = 1; x < 27; x++) {
                int a = one[y * 28 + x] & 0xFF;
                int b = other[(y + dy) * 28 + x + dx] & 0xFF;
                product += a * b;
                first += a * a;
                second += b * b;
            }
        }
        return product / Math.sqrt(first * second);
    }

    /** A pen's way through four points, as long as its box is high or wide. */
    private Path2D shape() {
        Path2D path = new Path2D.Double();
        path.moveTo(random.nextDouble() * 0.5, 0);
        path.curveTo(
                random.nextDouble(), random.nextDouble() * 0.5, random.nextDouble(), random.nextDouble(), 0.8, 0.5);
        path.lineTo(random.nextDouble() * 0.6, 1);
        return path;
    }

    private GreyImage draw(Path2D shape, int side, double height, int paper, int ink) {
        return draw(shape, side, height, paper, ink, 0.12);
    }

    private GreyImage draw(Path2D shape, int side, double height, int paper, int ink, double pen) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        double size = side * height;
        double room = side - size * (1 + 2 * pen);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        AffineTransform place = AffineTransform.getTranslateInstance(
                size * pen + random.nextDouble() * Math.max(0, room),
                size * pen + random.nextDouble() * Math.max(0, room));
        place.scale(size, size);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke((float) (size * pen), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape.createTransformedShape(place));
        graphics.dispose();
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            double share = image.getRaster().getSample(i % side, i / side, 0) / 255.0;
            pixels[i] = (byte) Math.round(paper + (ink - paper) * share);
        }
        return new GreyImage(side, side, pixels);
    }

    /** Light that falls off to one side, a shadow with a soft edge, rules, grain. */
    private GreyImage photograph(Path2D shape) {
        int side = 500 + random.nextInt(500);
        GreyImage drawn = draw(shape, side, 0.3 + random.nextDouble() * 0.3, 230, 50);
        byte[] pixels = drawn.pixels();
        int shadow = random.nextInt(side);
        int spacing = side / 12;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double light = 1 - 0.4 * x / side;
                light *= 1 - 0.35 / (1 + Math.exp((y + x / 4 - shadow) / (side * 0.02)));
                light *= y % spacing < 2 ? 0.7 : 1;
                double value = (pixels[y * side + x] & 0xFF) * light + random.nextGaussian() * 3;
                pixels[y * side + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return drawn;
    }
}
