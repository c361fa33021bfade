package org.digitmill.ml;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.dataset.digits.DatasetDigest;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.options.TrainOptions;

/** Trains on the digits of a table. */
final class TableTraining {
    /** Of the digits, what is put aside unless it is said: as of MNIST's 60,000. */
    private static final int SHARE = 12;

    private TableTraining() {}

    /**
     * @param network a name, or the path of a file
     * @param validation digits to put aside; 0 for a twelfth, at most 5000
     * @param name what the model file says of its own name
     */
    static ModelBundle run(
            JavaSparkContext spark,
            String network,
            LabelledDigits digits,
            int validation,
            TrainOptions options,
            String name) {
        NetworkSpecification layers = new NetworkCatalog(Optional.empty()).find(network);
        layers.requireReads(NetworkInput.DIGIT);
        int aside = validation > 0
                ? validation
                : Math.max(1, Math.min(ValidationSplit.DEFAULT_SIZE, digits.size() / SHARE));
        ValidationSplit split = ValidationSplit.of(digits, aside, options.seed());
        Map<String, Object> data = new TreeMap<>(Map.of(
                "training_digits", split.training().size(),
                "training_sha256", DatasetDigest.sha256(split.training()),
                "validation_digits", split.validation().size(),
                "validation_sha256", DatasetDigest.sha256(split.validation())));
        return new TrainJob(spark, layers, options, new LoggedTraining())
                .run(split.training(), split.validation(), data, name)
                .model();
    }
}
