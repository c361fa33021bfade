package org.digitmill.score;

import java.util.Random;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;

/**
 * A small classifier for tests, with nothing to load: the nearer a digit is to one of ten drawn templates, the likelier its label.
 *
 * @param seed of the templates; another seed is another model
 * @param reviewThreshold as every model has one
 */
public record NearestMean(long seed, float reviewThreshold) implements ClassifierSource {
    @Override
    public String sha256() {
        return String.format("%064x", seed);
    }

    @Override
    public Classifier open() {
        byte[][] templates = new byte[10][784];
        for (int label = 0; label < 10; label++) {
            new Random(seed * 10 + label).nextBytes(templates[label]);
        }
        return new Open(templates);
    }

    private record Open(byte[][] templates) implements Classifier {
        @Override
        public float[] probabilities(byte[] pixels, int count) {
            float[] probabilities = new float[count * 10];
            for (int digit = 0; digit < count; digit++) {
                double sum = 0;
                for (int label = 0; label < 10; label++) {
                    double likeness = Math.exp(-distance(pixels, digit * 784, templates[label]) / 1_000_000);
                    probabilities[digit * 10 + label] = (float) likeness;
                    sum += likeness;
                }
                for (int label = 0; label < 10; label++) {
                    probabilities[digit * 10 + label] /= (float) sum;
                }
            }
            return probabilities;
        }

        private static double distance(byte[] pixels, int offset, byte[] template) {
            double distance = 0;
            for (int i = 0; i < template.length; i++) {
                double difference = (pixels[offset + i] & 0xFF) - (template[i] & 0xFF);
                distance += difference * difference;
            }
            return distance;
        }

        @Override
        public void close() {}
    }
}
