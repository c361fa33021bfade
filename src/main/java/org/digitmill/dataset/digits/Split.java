package org.digitmill.dataset.digits;

/** The part of a data set that is asked for: what a network learns from, or what it is judged by. */
public enum Split {
    TRAIN,
    TEST
}
