package org.digitmill.train.averaging;

import org.digitmill.train.options.LearningRateShape;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning-rate schedule, as DL4J's interface.
 *
 * @param shape how it goes
 * @param peak the highest rate, more than 0
 * @param steps of the whole run on one worker
 */
record LearningRateSchedule(LearningRateShape shape, double peak, int steps) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        return peak * shape.factor(Math.min(1, (double) iteration / steps));
    }

    @Override
    public ISchedule clone() {
        return new LearningRateSchedule(shape, peak, steps);
    }
}
