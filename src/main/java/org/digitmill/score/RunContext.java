package org.digitmill.score;

import java.io.Serializable;
import org.digitmill.image.ImageLimits;
import org.digitmill.model.ClassifierSource;
import org.digitmill.spark.HadoopFiles;

/**
 * What every task of a run needs; it is broadcast once.
 *
 * @param storage where inputs and output are
 * @param layout of the output directory
 * @param limits of each picture
 * @param mode what pictures are taken for
 * @param model that classifies
 * @param origin what rows say of their run and model
 */
record RunContext(
        HadoopFiles storage,
        OutputLayout layout,
        ImageLimits limits,
        ReadingMode mode,
        ClassifierSource model,
        RowOrigin origin)
        implements Serializable {}
