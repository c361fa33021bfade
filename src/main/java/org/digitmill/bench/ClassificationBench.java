package org.digitmill.bench;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.NetworkClassifier;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Measures the classification of images in memory, without files and without Spark. Weights and pixels are drawn at random, since the
 * time does not depend on them.
 */
public record ClassificationBench(NetworkSpecification network) {
    private static final int IMAGES = 1024;
    private static final long SEED = 1;

    /**
     * Classifies for some time.
     *
     * @param seconds that count; as many before them do not
     */
    public ClassificationRow measure(int threads, double seconds) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            double imagesPerSecond = 0;
            for (Future<Double> speed : IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> speed(start, seconds)))
                    .toList()) {
                imagesPerSecond += speed.get();
            }
            return new ClassificationRow(threads, imagesPerSecond);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A thread of the bench failed", failure.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private double speed(CyclicBarrier start, double seconds) throws Exception {
        byte[] pixels = pixels();
        try (Classifier classifier = model().classifier()) {
            classified(classifier, pixels, seconds);
            start.await();
            long started = System.nanoTime();
            long images = classified(classifier, pixels, seconds);
            return images / ((System.nanoTime() - started) / 1e9);
        }
    }

    private static long classified(Classifier classifier, byte[] pixels, double seconds) {
        long end = System.nanoTime() + (long) (1e9 * seconds);
        long images = 0;
        while (System.nanoTime() < end) {
            classifier.probabilities(pixels, IMAGES);
            images += IMAGES;
        }
        return images;
    }

    /** The largest difference of a probability between these layers and DL4J's own: the check that what is fast is also right. */
    public double largestDifference() {
        byte[] pixels = pixels();
        ModelBundle model = model();
        try (Classifier fast = model.classifier();
                Classifier slow = new NetworkClassifier(model.restore(Acceleration.NONE), 1)) {
            float[] found = fast.probabilities(pixels, IMAGES);
            float[] expected = slow.probabilities(pixels, IMAGES);
            return IntStream.range(0, found.length)
                    .mapToDouble(i -> Math.abs(found[i] - expected[i]))
                    .max()
                    .orElseThrow();
        }
    }

    private ModelBundle model() {
        return ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.best()).create(network, SEED, new NoOp()),
                Calibration.NONE,
                new ModelBundle.Provenance("bench", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[IMAGES * LabelledDigits.PIXELS];
        new Random(SEED).nextBytes(pixels);
        return pixels;
    }
}
