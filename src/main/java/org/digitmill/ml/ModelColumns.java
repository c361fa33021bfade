package org.digitmill.ml;

import java.io.Serializable;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The parameters that name the columns a model of digits reads and adds; its estimator has them, too.
 *
 * @param features of the digits
 * @param prediction new, the digit
 * @param probability new, ten probabilities
 * @param review new, whether a person should look at the digit
 */
public record ModelColumns(
        Param<String> features, Param<String> prediction, Param<String> probability, Param<String> review)
        implements Serializable {
    /** The parameters of a stage; what their columns are called unless it is said. */
    static ModelColumns of(Params stage) {
        ModelColumns columns = new ModelColumns(
                new Param<>(
                        stage,
                        "featuresCol",
                        "column of the digits: 784 pixels, 0 for paper to 255 for ink, as binary, array or vector; or image files"),
                new Param<>(stage, "predictionCol", "new column of the digit, 0 to 9, as a double"),
                new Param<>(
                        stage, "probabilityCol", "new column of the calibrated probabilities of 0 to 9, as a vector"),
                new Param<>(stage, "reviewCol", "new column that says whether a person should look at the digit"));
        stage.setDefault(columns.features, "pixels");
        stage.setDefault(columns.prediction, "prediction");
        stage.setDefault(columns.probability, "probability");
        stage.setDefault(columns.review, "needs_review");
        return columns;
    }

    /**
     * The table with the columns that the model adds.
     *
     * @throws org.digitmill.InputException where it has no digits, or has such columns already
     */
    StructType addTo(StructType table, Params stage) {
        pixels(table, stage);
        return Columns.plus(
                table,
                DataTypes.createStructField(stage.getOrDefault(prediction), DataTypes.DoubleType, false),
                DataTypes.createStructField(stage.getOrDefault(probability), SQLDataTypes.VectorType(), false),
                DataTypes.createStructField(stage.getOrDefault(review), DataTypes.BooleanType, false));
    }

    /** The column of the digits. */
    PixelColumn pixels(StructType table, Params stage) {
        String name = stage.getOrDefault(features);
        return PixelColumn.of(name, Columns.type(table, name));
    }
}
