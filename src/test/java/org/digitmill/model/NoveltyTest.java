package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

class NoveltyTest {
    private static final int LENGTH = 20;
    private static final int PER_LABEL = 300;

    @Test
    void callsStrangeWhatPointsElsewhere() {
        Random random = new Random(1);
        Novelty novelty = fitted(random);

        int strange = 0;
        for (int i = 0; i < 500; i++) {
            strange += novelty.isOutOfDistribution(features(random, i % 10), 0, i % 10) ? 1 : 0;
        }
        assertTrue(strange <= 25, strange + " of 500 digits like the others are strange");
        assertTrue(novelty.isOutOfDistribution(features(random, 15), 0, 3), "a direction that no label has");
        assertTrue(novelty.isOutOfDistribution(features(random, 4), 0, 3), "another label's digit");
        assertTrue(novelty.isOutOfDistribution(new float[LENGTH], 0, 3), "no features at all");
        assertEquals(LENGTH, novelty.rule().features());
        assertEquals(100, novelty.rule().references().get(7));
    }

    @Test
    void looksAtTheRowThatIsAskedFor() {
        Random random = new Random(2);
        Novelty novelty = fitted(random);
        float[] rows = new float[2 * LENGTH];
        System.arraycopy(features(random, 15), 0, rows, 0, LENGTH);
        System.arraycopy(centre(6), 0, rows, LENGTH, LENGTH);

        assertTrue(novelty.isOutOfDistribution(rows, 0, 6));
        assertFalse(novelty.isOutOfDistribution(rows, 1, 6));
    }

    @Test
    void needsDigitsEnough() {
        assertNull(Novelty.fit(new byte[20], new float[200], new float[20 * LENGTH]));
        assertNull(Novelty.fit(new byte[20], new float[200], null));
    }

    @Test
    void travelsInTheModelFile() {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("two-conv");
        ModelBundle plain = ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.best()).create(network, 5, new NoOp()),
                Calibration.NONE,
                new ModelBundle.Provenance("m", Map.of(), Map.of(), Map.of(), Map.of()));
        byte[] pixels = new byte[3_000 * 784];
        new Random(3).nextBytes(pixels);
        byte[] labels = new byte[3_000];
        float[] probabilities;
        ModelBundle told;
        try (NetworkClassifier classifier = (NetworkClassifier) plain.classifier()) {
            probabilities = classifier.probabilities(pixels, labels.length);
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) Prediction.of(probabilities, i * 10).digit();
            }
            float[] features = classifier.features(pixels, labels.length);
            assertEquals(labels.length * 64, features.length);
            told = plain.with(Novelty.fit(labels, probabilities, features));
        }

        ModelBundle read = ModelFile.read(ModelFile.write(told), "told");

        assertEquals(told.manifest(), read.manifest());
        assertArrayEquals(told.references(), read.references());
        assertEquals(plain.sha256(), read.sha256());
        byte[] blank = new byte[784];
        try (Classifier classifier = read.classifier()) {
            Readings readings = classifier.read(pixels, 1_000);
            assertArrayEquals(
                    classifier.probabilities(pixels, 1_000), readings.probabilities(), "reading changes nothing");
            int strange = 0;
            for (boolean one : readings.strange()) {
                strange += one ? 1 : 0;
            }
            assertTrue(strange <= 40, strange + " of 1,000 that are like those it knows are strange");
            assertTrue(classifier.read(blank, 1).strange()[0], "a blank is like no noise");
        }
    }

    private static Novelty fitted(Random random) {
        byte[] labels = new byte[10 * PER_LABEL];
        float[] probabilities = new float[labels.length * 10];
        float[] features = new float[labels.length * LENGTH];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 10);
            probabilities[i * 10 + labels[i]] = 1;
            System.arraycopy(features(random, labels[i]), 0, features, i * LENGTH, LENGTH);
        }
        return Novelty.fit(labels, probabilities, features);
    }

    private static float[] centre(int direction) {
        float[] centre = new float[LENGTH];
        centre[direction] = 5;
        return centre;
    }

    /** Features about a direction of their own for each label. */
    private static float[] features(Random random, int direction) {
        float[] features = centre(direction);
        for (int i = 0; i < LENGTH; i++) {
            features[i] += (float) (0.3 * random.nextGaussian());
        }
        return features;
    }
}
