package org.digitmill.train.options;

import java.util.Locale;

/** Who carries out the rounds of a run. */
public enum Engine {
    /** This program's own parameter averaging. */
    AVERAGING,
    /** DL4J's {@code SparkDl4jMultiLayer} with its {@code ParameterAveragingTrainingMaster}, as it comes: a baseline and a check. */
    DL4J;

    /** The name on the command line and in model files: {@code averaging}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
