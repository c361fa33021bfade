package org.digitmill.page;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.digitmill.dataset.IdxReader;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.LocalFiles;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.PageGenerator;
import org.digitmill.samples.pages.PageKind;

/**
 * Trains the judge of ink on generated pages of MNIST's training digits, and writes {@code ink-judge.bin}: 32-bit floats, big-endian.
 *
 * <p>Arguments: the directory with MNIST, pages of each kind, epochs, the file.
 */
public final class JudgeTraining {
    private static final int BATCH = 32;
    private static final long SEED = 5_000_000;

    private JudgeTraining() {}

    public static void main(String[] arguments) throws IOException {
        List<JudgeSample> samples = harvest(arguments[0], Integer.parseInt(arguments[1]));
        float[] parameters = train(samples, Integer.parseInt(arguments[2]));
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3]))))) {
            for (float parameter : parameters) {
                out.writeFloat(parameter);
            }
        }
    }

    private static List<JudgeSample> harvest(String mnist, int pages) throws IOException {
        LabelledDigits hand = IdxReader.read(
                new LocalFiles(), mnist + "/train-images-idx3-ubyte.gz", mnist + "/train-labels-idx1-ubyte.gz");
        PageGenerator generator = new PageGenerator(hand);
        List<JudgeSample> samples = Collections.synchronizedList(new ArrayList<>());
        List<int[]> work = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            for (PageKind kind : PageKind.values()) {
                int times = kind == PageKind.BLANK || kind == PageKind.DENSE && i % 8 > 0
                        ? 0
                        : kind == PageKind.PRINT ? 3 : 1;
                for (int time = 0; time < times; time++) {
                    work.add(new int[] {i + time * 10_000, kind.ordinal()});
                }
            }
        }
        work.parallelStream().forEach(one -> {
            try {
                PageKind kind = PageKind.values()[one[1]];
                int dpi = kind == PageKind.DENSE ? 300 : new int[] {200, 300, 150, 200}[one[0] % 4];
                GeneratedPage page = generator.page(kind, dpi, SEED + one[0]);
                samples.addAll(JudgeSample.of(page, new Random(SEED + 31L * one[0] + one[1])));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return new ArrayList<>(samples);
    }

    private static float[] train(List<JudgeSample> samples, int epochs) {
        Random random = new Random(1);
        // Threads hand over samples in any order.
        samples.sort((a, b) -> Arrays.compare(a.framed(), b.framed()));
        Collections.shuffle(samples, random);
        List<JudgeSample> held = samples.subList(0, samples.size() / 15);
        List<JudgeSample> used = new ArrayList<>(samples.subList(samples.size() / 15, samples.size()));
        System.err.printf(
                "%d samples, %d digits%n",
                samples.size(), samples.stream().filter(JudgeSample::digit).count());
        float[] parameters = beginning(random);
        float[] mean = new float[parameters.length];
        float[] square = new float[parameters.length];
        JudgeGradient gradient = new JudgeGradient(parameters);
        long step = 0;
        long steps = (long) epochs * (used.size() / BATCH);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(used, random);
            double loss = 0;
            for (int start = 0; start + BATCH <= used.size(); start += BATCH) {
                Arrays.fill(gradient.gradient, 0);
                for (JudgeSample sample : used.subList(start, start + BATCH)) {
                    loss += gradient.add(sample.framed(), 0, sample.digit(), 1f / BATCH);
                }
                step++;
                double rate = 0.002 * 0.5 * (1 + Math.cos(Math.PI * step / steps)) + 1e-5;
                for (int i = 0; i < parameters.length; i++) {
                    float g = gradient.gradient[i];
                    mean[i] += 0.1f * (g - mean[i]);
                    square[i] += 0.001f * (g * g - square[i]);
                    double unbiased = mean[i] / (1 - Math.pow(0.9, step));
                    double spread = Math.sqrt(square[i] / (1 - Math.pow(0.999, step)));
                    parameters[i] -= (float) (rate * unbiased / (spread + 1e-8));
                }
            }
            report(epoch, loss / used.size(), new InkJudge(parameters), held);
        }
        return parameters;
    }

    private static void report(int epoch, double loss, InkJudge judge, List<JudgeSample> held) {
        int wrong = 0;
        int missed = 0;
        int digits = 0;
        for (JudgeSample sample : held) {
            boolean said = judge.logit(sample.framed()) > 0;
            digits += sample.digit() ? 1 : 0;
            missed += sample.digit() && !said ? 1 : 0;
            wrong += !sample.digit() && said ? 1 : 0;
        }
        System.err.printf(
                "epoch %d: loss %.4f; held out: %.2f %% of %d digits missed, %.2f %% of %d others taken%n",
                epoch + 1,
                loss,
                100.0 * missed / digits,
                digits,
                100.0 * wrong / (held.size() - digits),
                held.size() - digits);
    }

    private static float[] beginning(Random random) {
        float[] parameters = new float[InkJudge.PARAMETERS];
        int area = InkJudge.KERNEL * InkJudge.KERNEL;
        int flat = InkJudge.SECOND * InkJudge.SECOND_SIDE * InkJudge.SECOND_SIDE;
        int at = 0;
        at = fill(parameters, at, InkJudge.FIRST, area, random);
        at = fill(parameters, at, InkJudge.SECOND, InkJudge.FIRST * area, random);
        at = fill(parameters, at, InkJudge.HIDDEN, flat, random);
        fill(parameters, at, 1, InkJudge.HIDDEN, random);
        return parameters;
    }

    /** He's initialisation; biases stay 0. */
    private static int fill(float[] parameters, int at, int outputs, int inputs, Random random) {
        for (int i = 0; i < outputs * inputs; i++) {
            parameters[at + i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
        }
        return at + outputs * (inputs + 1);
    }
}
