package org.digitmill.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.options.UpdaterState;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
    private static final NetworkCatalog NETWORKS = new NetworkCatalog(Optional.empty());
    private static final NetworkSpecification NETWORK = NETWORKS.find("two-conv");
    private static final LabelledDigits DIGITS = SyntheticDigits.draw(40, 1);

    private static TrainOptions options(int period, Updater updater, double outerMomentum) {
        AveragingOptions averaging =
                new AveragingOptions(Engine.AVERAGING, period, 30, UpdaterState.AVERAGED, 1, outerMomentum);
        return new TrainOptions(
                1,
                2,
                32,
                averaging,
                updater,
                0.1,
                LearningRateShape.ONE_CYCLE,
                Regularization.NONE,
                1,
                10,
                0.01,
                TestTimeAugmentation.NONE);
    }

    private static RunIdentity identity(TrainOptions options, int from, int to) {
        return RunIdentity.of(NETWORK, options, Teachers.NONE, DIGITS.range(from, to), DIGITS.range(30, 40));
    }

    @Test
    void theSameRunHasNoDifference() {
        assertEquals(
                "",
                identity(options(5, Updater.ADAM, 0.1), 0, 30)
                        .differences(identity(options(5, Updater.ADAM, 0.1), 0, 30)));
    }

    @Test
    void optionsDataAndOrderAreDifferences() {
        String differences = identity(options(6, Updater.SGD, 0.5), 0, 20)
                .differences(identity(options(5, Updater.ADAM, 0.25), 0, 30));

        assertTrue(differences.contains("options.averaging.period: 5 there, 6 here"), differences);
        assertTrue(differences.contains("options.updater: adam there, sgd here"), differences);
        assertTrue(differences.contains("options.averaging.outer-momentum: 0.25 there, 0.5 here"), differences);
        assertTrue(differences.contains("training digits: 30 there, 20 here"), differences);
        assertTrue(differences.contains("training sha256"), differences);
        assertEquals(6, differences.lines().count(), differences);
        RunIdentity forwards = RunIdentity.of(NETWORK, options(5, Updater.ADAM, 0), Teachers.NONE, DIGITS, DIGITS);
        int[] backwards = new int[40];
        for (int i = 0; i < 40; i++) {
            backwards[i] = 39 - i;
        }
        assertTrue(forwards.differences(RunIdentity.of(
                        NETWORK, options(5, Updater.ADAM, 0), Teachers.NONE, DIGITS.select(backwards), DIGITS))
                .contains("training sha256"));
    }

    @Test
    void anotherNetworkIsADifference() {
        TrainOptions options = options(5, Updater.ADAM, 0);
        String differences = RunIdentity.of(NETWORKS.find("mlp"), options, Teachers.NONE, DIGITS, DIGITS)
                .differences(RunIdentity.of(NETWORK, options, Teachers.NONE, DIGITS, DIGITS));

        assertEquals("\n  network: another one, or its file has changed", differences);
    }
}
