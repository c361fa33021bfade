package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.checkpoint.RunIdentity;
import org.digitmill.train.loop.SilentListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.options.UpdaterState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class TeachersTest {
    private static final LabelledDigits TRAINING = SmallRun.TRAINING;
    /** The same pictures, each said to be the next digit. */
    private static final LabelledDigits WRONG = new LabelledDigits(TRAINING.pixels(), next(TRAINING.labels()));

    private static byte[] next(byte[] labels) {
        byte[] next = labels.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = (byte) ((next[i] + 1) % LabelledDigits.CLASSES);
        }
        return next;
    }

    private static TrainOptions options(int seed, Engine engine) {
        return new TrainOptions(
                3,
                2,
                16,
                new AveragingOptions(engine, 5, 5, UpdaterState.AVERAGED, 1, 0),
                Updater.ADAM,
                0.01,
                LearningRateShape.CONSTANT,
                new Regularization(Augmentation.LIGHT, 0, 0, 0, 0),
                seed,
                100,
                0.01,
                TestTimeAugmentation.NONE);
    }

    private static ModelBundle train(String master, int seed, Engine engine, Teachers teachers, LabelledDigits digits) {
        try (JavaSparkContext context = SmallRun.local(master)) {
            return new TrainJob(
                            context,
                            SmallRun.NETWORK,
                            options(seed, engine),
                            teachers,
                            Optional.empty(),
                            new SilentListener())
                    .run(digits, SmallRun.VALIDATION, Map.of(), "test")
                    .model();
        }
    }

    @Test
    void labelsAreTheSharesOfTheLabelAndOfTheTeachersMeanForTheVariant() {
        ModelBundle one = train("local[2]", 1, Engine.AVERAGING, Teachers.NONE, TRAINING);
        ModelBundle other = train("local[2]", 2, Engine.AVERAGING, Teachers.NONE, TRAINING);
        Regularization strong = new Regularization(Augmentation.STRONG, 0.1, 0, 0, 0);
        int[] order = IntStream.range(0, 24).toArray();
        float[] plain = new Minibatches(24, strong, Teachers.NONE)
                .of(TRAINING, order, 0, 24, 5)
                .labels()
                .ravel()
                .toFloatVector();

        Minibatch taught = new Minibatches(24, strong, new Teachers(List.of(one.source(), other.source()), 0.6))
                .of(TRAINING, order, 0, 24, 5);

        float[] ink = taught.input().ravel().toFloatVector();
        byte[] variants = new byte[ink.length];
        for (int i = 0; i < ink.length; i++) {
            variants[i] = (byte) Math.round(ink[i] * 255);
        }
        float[] ofOne = probabilities(one, variants);
        float[] ofOther = probabilities(other, variants);
        float[] labels = taught.labels().ravel().toFloatVector();
        for (int i = 0; i < labels.length; i++) {
            assertEquals(0.4 * plain[i] + 0.3 * ofOne[i] + 0.3 * ofOther[i], labels[i], 1e-6);
        }
        assertNotEquals(Arrays.toString(ofOne), Arrays.toString(ofOther));
    }

    private static float[] probabilities(ModelBundle model, byte[] pixels) {
        try (Classifier classifier = model.classifier()) {
            return classifier.probabilities(pixels, pixels.length / LabelledDigits.PIXELS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AVERAGING", "DL4J"})
    void whereAllOfTheLabelIsTheTeachersWrongLabelsDoNoHarm(String engine) {
        ModelBundle teacher = train("local[2]", 1, Engine.AVERAGING, Teachers.NONE, TRAINING);
        Teachers all = new Teachers(List.of(teacher.source()), 1);

        ModelBundle student = train("local[2]", 2, Engine.valueOf(engine), all, WRONG);

        double accuracy = (double) student.manifest().metrics().get("validation_accuracy");
        assertTrue(accuracy > 0.5, () -> "accuracy " + accuracy);
        assertEquals(List.of(teacher.sha256()), student.manifest().training().get("teachers"));
        assertEquals(1.0, student.manifest().training().get("teacher_share"));
    }

    @Test
    void weightsDependOnTheTeachersAndNotOnTheCores() {
        ModelBundle teacher = train("local[2]", 1, Engine.AVERAGING, Teachers.NONE, TRAINING);
        Teachers half = new Teachers(List.of(teacher.source()), 0.5);

        String onTwo = train("local[2]", 2, Engine.AVERAGING, half, TRAINING).sha256();

        assertEquals(
                onTwo, train("local[1]", 2, Engine.AVERAGING, half, TRAINING).sha256());
        assertNotEquals(
                onTwo,
                train("local[2]", 2, Engine.AVERAGING, Teachers.NONE, TRAINING).sha256());
    }

    @Test
    void anotherTeacherOrShareIsAnotherRun() {
        ModelBundle one = train("local[2]", 1, Engine.AVERAGING, Teachers.NONE, TRAINING);
        String differences = identity(new Teachers(List.of(one.source()), 0.5)).differences(identity(Teachers.NONE));

        assertTrue(differences.contains("teachers: null there, " + one.sha256() + " here"), differences);
        assertTrue(differences.contains("teacher share: null there, 0.5 here"), differences);
        assertEquals(
                "\n  teacher share: 0.6 there, 0.5 here",
                identity(new Teachers(List.of(one.source()), 0.5))
                        .differences(identity(new Teachers(List.of(one.source()), 0.6))));
    }

    private static RunIdentity identity(Teachers teachers) {
        return RunIdentity.of(SmallRun.NETWORK, options(1, Engine.AVERAGING), teachers, TRAINING, SmallRun.VALIDATION);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareIsFromNoneToAll(double share) {
        assertThrows(IllegalArgumentException.class, () -> new Teachers(List.of(), share));
    }
}
