package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

/** Page models: oneDNN and DL4J give the same maps for every size; a page model is refused as a digit model. */
class PageNetworkTest {
    private static final NetworkSpecification NETWORK = new NetworkCatalog(Optional.empty()).find("page-reader");

    @Test
    void mapsAreThoseOfDl4jForEverySize() {
        ModelBundle model = model();
        int[][] sizes = {{160, 160}, {32, 100}, {64, 32}, {4, 4}, {48, 16}, {16, 48}, {24, 24}, {160, 160}};
        Random random = new Random(5);
        try (PageNetwork folded = model.pageNetwork();
                PageNetwork theirs = new Dl4jPageNetwork(model.restore(Acceleration.NONE))) {
            assertEquals(FoldedPageNetwork.class, folded.getClass());
            for (int[] size : sizes) {
                float[] contrast = noise(random, size[0] * size[1]);
                float[] expected = maps(theirs, contrast, size);
                float[] found = maps(folded, contrast, size);
                assertArrayEquals(expected, found, 1e-4f, Arrays.toString(size));
            }
        }
    }

    @Test
    void theTrainedLayersGiveTheSameMaps() {
        ModelBundle model = model();
        float[] contrast = noise(new Random(6), 64 * 96);
        int[] size = {64, 96};
        try (PageNetwork folded = model.pageNetwork();
                PageNetwork trained = new Dl4jPageNetwork(model.restore(Acceleration.ONEDNN))) {
            assertArrayEquals(maps(folded, contrast, size), maps(trained, contrast, size), 1e-4f);
        }
    }

    @Test
    void wrongSizesAreRefused() {
        try (PageNetwork network = model().pageNetwork()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.run(new float[18 * 16], 18, 16, new float[4 * 4 * 32]));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.run(new float[16 * 16], 16, 16, new float[4 * 4 * 20]));
        }
    }

    @Test
    void modelFileIsReadAgain() {
        ModelBundle model = model();
        ModelBundle read = ModelFile.read(ModelFile.write(model), "copy");
        assertEquals(model.manifest(), read.manifest());
        assertEquals(NETWORK, read.network());
        float[] contrast = noise(new Random(7), 32 * 32);
        int[] size = {32, 32};
        try (PageNetwork one = model.pageNetwork();
                PageNetwork other = read.pageNetwork()) {
            assertArrayEquals(maps(one, contrast, size), maps(other, contrast, size));
        }
    }

    @Test
    void pageModelIsNoModelOfDigits() {
        ModelBundle model = model();
        String message = assertThrows(InputException.class, model::classifier).getMessage();
        assertTrue(message.contains("reads pages (network page-reader)"), message);
        assertThrows(InputException.class, model::source);
    }

    /** With normalisation that does something, as in a trained network. */
    static ModelBundle model() {
        MultiLayerNetwork network = new NetworkFactory(Acceleration.best()).create(NETWORK, 3, new NoOp());
        byte[] weights = Weights.toBytes(NETWORK, network);
        ByteBuffer numbers = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(4);
        for (ModelManifest.WeightShape shape : Weights.shapes(NETWORK)) {
            for (long i = 0; i < shape.size(); i++) {
                float given = numbers.getFloat(numbers.position());
                boolean positive =
                        shape.name().endsWith("variance") || shape.name().endsWith("gamma");
                boolean kernel = shape.name().endsWith("kernel");
                double value = positive ? 0.5 + random.nextDouble() : kernel ? given : random.nextGaussian() * 0.2;
                numbers.putFloat((float) value);
            }
        }
        Weights.assign(weights, NETWORK, network);
        return ModelBundle.ofCrops(
                NETWORK, network, new ModelBundle.Provenance("page.model", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static float[] noise(Random random, int length) {
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static float[] maps(PageNetwork network, float[] contrast, int[] size) {
        float[] maps = new float[size[0] / 4 * (size[1] / 4) * PageNetwork.CHANNELS];
        network.run(contrast, size[0], size[1], maps);
        return maps;
    }
}
