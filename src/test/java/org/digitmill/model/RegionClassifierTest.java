package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

/** Region networks: oneDNN and DL4J give the same results, and a result does not depend on the others of its minibatch. */
class RegionClassifierTest {
    private static final NetworkSpecification NETWORK = new NetworkCatalog(Optional.empty()).find("region-reader");
    private static final int PIXELS = 1600;
    private static final int COUNT = 37;

    private final float[] regions = noise();

    @Test
    void probabilitiesAreThoseOfDl4j() {
        ModelBundle model = model();
        try (RegionClassifier folded = model.regionClassifier();
                RegionClassifier theirs = new RegionClassifier(
                        new Dl4jInference(model.restore(Acceleration.NONE), NetworkInput.REGION.shape()))) {
            float[] expected = theirs.probabilities(regions, COUNT);
            assertEquals(COUNT * RegionClassifier.CLASSES, expected.length);
            assertArrayEquals(expected, folded.probabilities(regions, COUNT), 1e-5f);
        }
    }

    @Test
    void aRegionsResultDoesNotDependOnItsCompany() {
        try (RegionClassifier classifier = model().regionClassifier()) {
            float[] all = classifier.probabilities(regions, COUNT);
            for (int i : new int[] {0, 15, 16, 36}) {
                float[] alone = classifier.probabilities(Arrays.copyOfRange(regions, i * PIXELS, (i + 1) * PIXELS), 1);
                int at = i * RegionClassifier.CLASSES;
                assertArrayEquals(Arrays.copyOfRange(all, at, at + RegionClassifier.CLASSES), alone);
            }
        }
    }

    @Test
    void aModelOfPagesIsRefused() {
        ModelBundle regions = model();
        ModelBundle pages = PageNetworkTest.model();
        String message = assertThrows(InputException.class, () -> PageNetworksSource.of(pages, pages))
                .getMessage();
        assertTrue(message.contains("reads pages") && message.contains("reads parts of pages"), message);
        assertThrows(InputException.class, () -> PageNetworksSource.of(regions, regions));
        PageNetworksSource.of(pages, regions).open().close();
    }

    private static ModelBundle model() {
        MultiLayerNetwork network = new NetworkFactory(Acceleration.best()).create(NETWORK, 3, new NoOp());
        return ModelBundle.ofCrops(
                NETWORK, network, new ModelBundle.Provenance("region.model", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static float[] noise() {
        Random random = new Random(6);
        float[] noise = new float[COUNT * PIXELS];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}
