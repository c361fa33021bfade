package org.digitmill.page;

import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;

/** A classifier that answers 7 for every digit, for tests of where ink is found. */
public record AlwaysSeven(float reviewThreshold) implements ClassifierSource {
    @Override
    public String sha256() {
        return "7".repeat(64);
    }

    @Override
    public Classifier open() {
        return new Open();
    }

    private record Open() implements Classifier {
        @Override
        public float[] probabilities(byte[] pixels, int count) {
            float[] probabilities = new float[count * 10];
            for (int i = 0; i < count * 10; i++) {
                probabilities[i] = i % 10 == 7 ? 0.991f : 0.001f;
            }
            return probabilities;
        }

        @Override
        public void close() {}
    }
}
