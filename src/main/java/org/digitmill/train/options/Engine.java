package org.digitmill.train.options;

import java.util.Locale;

/** The implementation of averaging. */
public enum Engine {
    /** This program's own parameter averaging. */
    AVERAGING,
    /** DL4J's {@code SparkDl4jMultiLayer} with its {@code ParameterAveragingTrainingMaster}, unchanged, for comparison. */
    DL4J;

    /** The name on the command line and in model files: {@code averaging}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
