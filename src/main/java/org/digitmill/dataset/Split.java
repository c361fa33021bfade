package org.digitmill.dataset;

/** A split of a data set: training or test. */
public enum Split {
    TRAIN,
    TEST
}
