package org.digitmill.network.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.image.pixel.LocalContrast;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The loss of page networks: its gradient, its mask, and a network that learns to find digits with it. */
class PageLossTest {
    private static final int CHANNELS = NetworkInput.PAGE_CHANNELS;
    private static final int SIDE = PageCrop.SIDE;

    @ParameterizedTest
    @ValueSource(ints = {32, 16, 8})
    void gradientIsTheSlopeOfTheLoss(int block) {
        List<PageCrop> crops = List.of(crop(1, 5), crop(2, 0), crop(3, 9));
        MapLayout layout = new MapLayout(crops.size(), CHANNELS, PageTargets.CELLS, block);
        float[] targets = PageTargets.encode(crops, PageTargets.width(crops));
        float[] maps = noise(crops.size() * CHANNELS * PageTargets.CELLS, 2);
        float[] gradient = new float[maps.length];
        PageLossFunction function = new PageLossFunction();
        function.of(maps, layout, targets, gradient);
        // At the centres, where all parts of the loss meet, and anywhere.
        List<Integer> places = new ArrayList<>();
        for (int crop = 0; crop < crops.size(); crop++) {
            for (CropDigit digit : crops.get(crop).digits()) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    places.add(layout.start(crop, channel) + cell(digit) * block);
                }
            }
        }
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            places.add(random.nextInt(maps.length));
        }
        for (int place : places) {
            float before = maps[place];
            float step = 1e-3f;
            maps[place] = before + step;
            double above = function.of(maps, layout, targets, null);
            double up = maps[place];
            maps[place] = before - step;
            double below = function.of(maps, layout, targets, null);
            double slope = (above - below) / (up - maps[place]);
            maps[place] = before;
            assertEquals(slope, gradient[place], 1e-6 + 1e-3 * Math.abs(slope), "at " + place);
        }
    }

    @Test
    void exponentialIsThatOfJava() {
        for (double x = 0; x > -60; x -= 0.0137) {
            double expected = StrictMath.exp(x);
            assertEquals(expected, Exponential.of(x), 1e-9 * expected, "exp of " + x);
            assertEquals(StrictMath.log1p(expected), Exponential.logOfOnePlus(expected), 1e-9 * expected);
        }
        assertEquals(0, Exponential.of(Double.NEGATIVE_INFINITY), 1e-300);
    }

    @Test
    void channelsInBlocksMakeNoDifference() {
        List<PageCrop> crops = List.of(crop(1, 4), crop(2, 6));
        float[] targets = PageTargets.encode(crops, PageTargets.width(crops));
        MapLayout flat = new MapLayout(2, CHANNELS, PageTargets.CELLS, CHANNELS);
        MapLayout blocked = new MapLayout(2, CHANNELS, PageTargets.CELLS, 16);
        float[] maps = noise(2 * CHANNELS * PageTargets.CELLS, 1);
        float[] same = new float[maps.length];
        for (int crop = 0; crop < 2; crop++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int cell = 0; cell < PageTargets.CELLS; cell++) {
                    same[blocked.start(crop, channel) + cell * 16] = maps[flat.start(crop, channel) + cell * CHANNELS];
                }
            }
        }
        PageLossFunction function = new PageLossFunction();
        assertEquals(function.of(maps, flat, targets, null), function.of(same, blocked, targets, null));
    }

    @Test
    void whatIsNotJudgedHasNoGradient() {
        byte[] kinds = new byte[PageTargets.CELLS];
        Arrays.fill(kinds, (byte) InkKind.UNJUDGED.ordinal());
        PageCrop crop = new PageCrop(new byte[SIDE * SIDE], List.of(new CropDigit(3, 50, 60, 12, 20, true)), kinds);
        float[] targets = PageTargets.encode(List.of(crop), PageTargets.width(List.of(crop)));
        float[] maps = noise(CHANNELS * PageTargets.CELLS, 1);
        float[] gradient = new float[maps.length];
        new PageLossFunction().of(maps, new MapLayout(1, CHANNELS, PageTargets.CELLS, CHANNELS), targets, gradient);
        int centre = cell(crop.digits().get(0)) * CHANNELS;
        for (int i = 0; i < gradient.length; i++) {
            int channel = i - centre;
            boolean learned = channel == 3 || channel >= PageChannels.PRINTED && channel < PageChannels.KINDS;
            assertEquals(learned, gradient[i] != 0, "channel " + channel + " from the centre");
        }
    }

    @Test
    @Tag("slow")
    void aNetworkLearnsAFewCropsByHeart() {
        NetworkSpecification specification = new NetworkCatalog(Optional.empty()).find("page-reader");
        MultiLayerNetwork network =
                new NetworkFactory(Acceleration.best()).create(specification, 1, new Adam(0.003), 1e-4);
        List<PageCrop> crops = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            crops.add(crop(i, 4));
        }
        INDArray input = input(crops);
        INDArray labels = Nd4j.createFromArray(PageTargets.encode(crops, PageTargets.width(crops)))
                .reshape(crops.size(), PageTargets.width(crops));
        for (int step = 0; step < 150; step++) {
            network.fit(input, labels);
        }

        assertTrue(network.score() < 0.5, "loss is " + network.score());
        float[] maps = network.output(input).dup('c').data().asFloat();
        int drawn = 0;
        int found = 0;
        int claimed = 0;
        for (int i = 0; i < crops.size(); i++) {
            PagePeaks peaks = PagePeaks.of(maps, i * CHANNELS * PageTargets.CELLS, CHANNELS, crops.get(i));
            drawn += peaks.drawn();
            found += peaks.found();
            claimed += peaks.claimed();
        }
        assertEquals(drawn, found);
        assertEquals(drawn, claimed);
    }

    /** Bars and boxes stand for digits: the class is how the box is filled. */
    private static PageCrop crop(int seed, int count) {
        Random random = new Random(seed);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (220 + random.nextInt(20));
        }
        byte[] kinds = new byte[PageTargets.CELLS];
        for (int y = 0; y < 3; y++) {
            kinds[random.nextInt(kinds.length)] = (byte) InkKind.UNJUDGED.ordinal();
            kinds[random.nextInt(kinds.length)] = (byte) InkKind.LINE.ordinal();
        }
        List<CropDigit> digits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int digit = random.nextInt(10);
            int width = 8 + random.nextInt(14);
            int height = 14 + random.nextInt(16);
            int left = i % 3 * 52 + random.nextInt(20);
            int top = i / 3 * 52 + random.nextInt(20);
            digits.add(new CropDigit(digit, left, top, width, height, digit > 6));
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean rim = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
                    if (rim || (y * 10 / height == digit)) {
                        pixels[(top + y) * SIDE + left + x] = 30;
                        kinds[(top + y) / 4 * PageCrop.CELLS + (left + x) / 4] = (byte) InkKind.DIGIT.ordinal();
                    }
                }
            }
        }
        return new PageCrop(pixels, digits, kinds);
    }

    private static INDArray input(List<PageCrop> crops) {
        float[] contrast = new float[crops.size() * SIDE * SIDE];
        for (int i = 0; i < crops.size(); i++) {
            LocalContrast.write(crops.get(i).pixels(), SIDE, SIDE, contrast, i * SIDE * SIDE);
        }
        return Nd4j.createFromArray(contrast).reshape(crops.size(), SIDE, SIDE, 1);
    }

    private static int cell(CropDigit digit) {
        return PageTargets.cell(digit.top() + digit.height() / 2.0) * PageCrop.CELLS
                + PageTargets.cell(digit.left() + digit.width() / 2.0);
    }

    private static float[] noise(int length, double deviation) {
        Random random = new Random(length);
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) (random.nextGaussian() * deviation);
        }
        return noise;
    }
}
