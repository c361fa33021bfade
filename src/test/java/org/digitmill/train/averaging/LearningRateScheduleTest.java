package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.digitmill.train.options.LearningRateShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0, 0.5",
        "CONSTANT, 100, 0.5",
        "COSINE, 0, 0.5",
        "COSINE, 50, 0.25",
        "COSINE, 100, 0",
        "COSINE, 120, 0",
        "ONE_CYCLE, 0, 0.05",
        "ONE_CYCLE, 20, 0.5",
        "ONE_CYCLE, 60, 0.25",
        "ONE_CYCLE, 100, 0",
        "STEP, 49, 0.5",
        "STEP, 50, 0.05",
        "STEP, 75, 0.005"
    })
    void rateGoesItsWay(LearningRateShape shape, int step, double rate) {
        assertEquals(rate, new LearningRateSchedule(shape, 0.5, 100).valueAt(step, 0), 1e-12);
    }
}
