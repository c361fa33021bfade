package org.digitmill.dataset.digits;

/** A split of a data set: training or test. */
public enum Split {
    TRAIN,
    TEST
}
