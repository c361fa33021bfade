package org.digitmill.train.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.train.augment.Augmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularizationTest {
    private static Regularization patient(int patience) {
        return new Regularization(Augmentation.NONE, 0, 0, 0, patience);
    }

    @Test
    void trainingEndsAfterSoManyEpochsWithoutABetterOne() {
        assertFalse(patient(2).ends(3, 3));
        assertFalse(patient(2).ends(3, 4));
        assertTrue(patient(2).ends(3, 5));
        assertFalse(patient(0).ends(1, 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, --label-smoothing is 1.0",
        "-0.1, 0, 0, 0, --label-smoothing is -0.1",
        "0, -1, 0, 0, --weight-decay is -1.0",
        "0, NaN, 0, 0, --weight-decay is NaN",
        "0, 0, 1, 0, --weight-average is 1.0",
        "0, 0, 0, -1, --patience is -1"
    })
    void whatIsOutOfRangeIsNamed(double smoothing, double decay, double average, int patience, String named) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> new Regularization(Augmentation.NONE, smoothing, decay, average, patience));

        assertEquals(named, error.getMessage().replaceAll(",.*", ""));
    }
}
