package org.digitmill.image.decode.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures come back as they were written by an independent encoder, in every colour type, depth and interlacing. */
class PngDecoderTest {
    private static final int ROUNDS = 60;
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsGreyOfEightBits(boolean interlaced) throws ImageException {
        for (int round = 0; round < ROUNDS; round++) {
            BufferedImage image = image(BufferedImage.TYPE_BYTE_GRAY);
            assertGrey(
                    image, interlaced, 0, image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[])
                            null));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsColourAsLuma(boolean interlaced) throws ImageException {
        for (int round = 0; round < ROUNDS; round++) {
            BufferedImage image = image(BufferedImage.TYPE_INT_RGB);
            assertGrey(image, interlaced, 1, expected(image, PngDecoderTest::luma));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void laysTransparentColourOnWhite(boolean interlaced) throws ImageException {
        for (int round = 0; round < ROUNDS; round++) {
            BufferedImage image = image(BufferedImage.TYPE_INT_ARGB);
            assertGrey(image, interlaced, 1, expectedOnBackdrop(image));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void readsPalettesWithTransparency(int depth) throws ImageException {
        for (int round = 0; round < ROUNDS; round++) {
            int[] colours = random.ints(1 << depth).toArray();
            IndexColorModel model = new IndexColorModel(
                    depth, colours.length, colours, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
            BufferedImage image = indexed(depth, model);
            assertGrey(image, round % 2 == 0, 1, expectedOnBackdrop(image));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void readsGreyOfFewBits(int depth) throws ImageException {
        byte[] ramp = new byte[1 << depth];
        for (int level = 0; level < ramp.length; level++) {
            ramp[level] = (byte) (level * 255 / (ramp.length - 1));
        }
        for (int round = 0; round < ROUNDS; round++) {
            BufferedImage image = indexed(depth, new IndexColorModel(depth, ramp.length, ramp, ramp, ramp));
            byte[] file = Pictures.write(image, "png", round % 2 == 0);
            assertEquals(depth, file[24]);
            assertEquals(0, file[25], "the encoder chose grey");
            assertGrey(image, round % 2 == 0, 0, expected(image, PngDecoderTest::luma));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void roundsSixteenBits(int bands) throws ImageException {
        for (int round = 0; round < ROUNDS; round++) {
            int width = 1 + random.nextInt(20);
            int height = 1 + random.nextInt(20);
            int[] samples = random.ints(width * height * bands, 0, 65_536).toArray();
            int[] expected = new int[width * height];
            for (int i = 0; i < expected.length; i++) {
                double[] parts = new double[bands];
                for (int band = 0; band < bands; band++) {
                    parts[band] = Math.rint(samples[i * bands + band] / 257.0);
                }
                double light = bands < 3 ? parts[0] : Math.rint(0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]);
                double alpha = bands == 2 || bands == 4 ? parts[bands - 1] / 255 : 1;
                expected[i] = (int) Math.rint(light * alpha + 255 * (1 - alpha));
            }
            assertGrey(Pictures.deep(width, height, bands, samples), round % 2 == 0, bands == 1 ? 0 : 1, expected);
        }
    }

    @Test
    void oneGreyOrColourCanBeTransparent() throws ImageException {
        byte[] grey = Pictures.png(3, 1, 8, 0, new byte[] {0, 7}, new byte[] {0, 6, 7, 8});
        assertArrayEquals(new byte[] {6, (byte) 255, 8}, decode(grey).pixels());

        byte[] bits = Pictures.png(4, 1, 2, 0, new byte[] {0, 2}, new byte[] {0, 0b00_01_10_11});
        assertArrayEquals(
                new byte[] {0, 85, (byte) 255, (byte) 255}, decode(bits).pixels());

        byte[] colour = Pictures.png(2, 1, 8, 2, new byte[] {0, 1, 0, 2, 0, 3}, new byte[] {0, 1, 2, 3, 100, 100, 100});
        assertArrayEquals(new byte[] {(byte) 255, 100}, decode(colour).pixels());
    }

    @Test
    void readsPicturesLargerThanABlockOfRows() throws ImageException {
        int width = 1_500;
        int height = 700;
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        assertArrayEquals(
                pixels, decode(Pictures.greyPng(width, height, pixels)).pixels());
    }

    @Test
    void whiteInkOnNothingIsShownOnBlack() throws ImageException {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(4, 3, 0xFFFFFFFF);
        image.setRGB(5, 3, 0x80FFFFFF);
        byte[] expected = new byte[9 * 7];
        expected[3 * 9 + 4] = (byte) 255;
        expected[3 * 9 + 5] = (byte) 128;
        assertArrayEquals(expected, decode(Pictures.write(image, "png", false)).pixels());
        assertArrayEquals(expected, GreyConversion.of(image).pixels());
        image.setRGB(0, 0, 0xFF000000);
        byte[] onWhite = decode(Pictures.write(image, "png", false)).pixels();
        assertEquals(0, onWhite[0]);
        assertEquals(-1, onWhite[1]);
        assertArrayEquals(onWhite, GreyConversion.of(image).pixels());
    }

    /** On white; on black where white shows nothing. */
    private static int[] expectedOnBackdrop(BufferedImage image) {
        int[] onWhite = expected(image, PngDecoderTest::lumaOnWhite);
        return Arrays.stream(onWhite).anyMatch(grey -> grey < 250)
                ? onWhite
                : expected(image, argb -> luma(argb) * (argb >>> 24) / 255);
    }

    private void assertGrey(BufferedImage image, boolean interlaced, int tolerance, int[] expected)
            throws ImageException {
        byte[] file = Pictures.write(image, "png", interlaced);
        assertEquals(interlaced ? 1 : 0, file[28], "the encoder's interlacing");
        GreyImage decoded = decode(file);
        assertEquals(image.getWidth(), decoded.width());
        assertEquals(image.getHeight(), decoded.height());
        for (int i = 0; i < expected.length; i++) {
            // One level is left to rounding: colour becomes grey in fixed point, and transparency is laid on white
            // after that.
            assertEquals(expected[i], decoded.pixels()[i] & 0xFF, tolerance, "pixel " + i);
        }
    }

    private static GreyImage decode(byte[] file) throws ImageException {
        return new ImageDecoder(ImageLimits.DEFAULT).decode(file);
    }

    private BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(1 + random.nextInt(40), 1 + random.nextInt(40), type);
        boolean smooth = random.nextBoolean();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                // Smooth pictures make the encoder use its other filters.
                int colour = smooth ? x * 0x00030201 + y * 0x01010204 : random.nextInt();
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, colour & 0xFF);
                } else {
                    image.setRGB(x, y, colour);
                }
            }
        }
        return image;
    }

    private BufferedImage indexed(int depth, IndexColorModel model) {
        int type = depth == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(1 + random.nextInt(40), 1 + random.nextInt(40), type, model);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, random.nextInt(1 << depth));
            }
        }
        return image;
    }

    private static int[] expected(BufferedImage image, IntUnaryOperator grey) {
        int[] expected = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return java.util.Arrays.stream(expected).map(grey).toArray();
    }

    private static int luma(int colour) {
        return (int) Math.rint(0.299 * (colour >> 16 & 0xFF) + 0.587 * (colour >> 8 & 0xFF) + 0.114 * (colour & 0xFF));
    }

    private static int lumaOnWhite(int colour) {
        double alpha = (colour >>> 24) / 255.0;
        return (int) Math.rint(luma(colour) * alpha + 255 * (1 - alpha));
    }
}
