package org.digitmill.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The parameters that name the columns of a model of digits. {@link DigitEstimator} has them, too, and hands them to its model. Public,
 * because Spark finds parameters by reflection.
 *
 * @param <S> the stage itself
 */
public interface DigitStage<S extends DigitStage<S>> extends Params {
    /** The parameters, one for each stage. */
    ModelColumns columns();

    default Param<String> featuresCol() {
        return columns().features();
    }

    default Param<String> predictionCol() {
        return columns().prediction();
    }

    default Param<String> probabilityCol() {
        return columns().probability();
    }

    default Param<String> reviewCol() {
        return columns().review();
    }

    default S setFeaturesCol(String column) {
        return with(featuresCol(), column);
    }

    default S setPredictionCol(String column) {
        return with(predictionCol(), column);
    }

    default S setProbabilityCol(String column) {
        return with(probabilityCol(), column);
    }

    default S setReviewCol(String column) {
        return with(reviewCol(), column);
    }

    @SuppressWarnings("unchecked") // S is the type of the stage.
    private S with(Param<String> parameter, String column) {
        set(parameter, column);
        return (S) this;
    }
}
