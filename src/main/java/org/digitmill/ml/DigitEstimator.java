package org.digitmill.ml;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;

/**
 * Trains a network on a table of labels and digits, as {@code train} does: by parameter averaging on the executors, with validation digits
 * put aside that pick the epoch. The same rows in any order, parameters and seed give the same weights, bit for bit. The digits are
 * collected by the driver, 784 bytes each.
 */
public final class DigitEstimator extends Estimator<DigitModel>
        implements DigitStage<DigitEstimator>, DefaultParamsWritable {
    private final String uid;
    private final ModelColumns columns;
    private final Param<String> labelCol;
    private final Param<String> network;
    private final IntParam epochs;
    private final IntParam workers;
    private final IntParam averagingPeriod;
    private final DoubleParam learningRate;
    private final Param<String> augment;
    private final IntParam validation;
    private final LongParam seed;

    public DigitEstimator() {
        this(Identifiable$.MODULE$.randomUID("digitEstimator"));
    }

    /** @param uid what tells the stage from others of its pipeline; loading a saved stage calls this */
    public DigitEstimator(String uid) {
        this.uid = uid;
        // Parameters carry the uid.
        workers = new IntParam(
                this, "workers", "copies of the network that train side by side; 0: as many as Spark has cores");
        validation = new IntParam(
                this, "validation", "digits put aside to pick the epoch and calibrate by; 0: a twelfth, at most 5000");
        columns = ModelColumns.of(this);
        labelCol = new Param<>(this, "labelCol", "column of the labels, whole numbers 0 to 9");
        network = new Param<>(
                this, "network", "a network of 'digitmill networks', or the path of a .json file like those");
        epochs = new IntParam(this, "epochs", "passes over the training digits, from 1");
        averagingPeriod = new IntParam(
                this, "averagingPeriod", "minibatches that each worker trains between two averagings, from 1");
        learningRate = new DoubleParam(this, "learningRate", "step size at its highest, above 0");
        augment = new Param<>(
                this,
                "augment",
                "how each digit is changed each time it is learned from: none, light, strong or ranges");
        seed = new LongParam(this, "seed", "where all chance comes from");
        setDefault(labelCol, "label");
        setDefault(network, "digitmill");
        setDefault(epochs, TrainOptions.DEFAULT_EPOCHS);
        setDefault(workers, 0);
        setDefault(averagingPeriod, AveragingOptions.DEFAULT_PERIOD);
        setDefault(learningRate, TrainOptions.DEFAULT_LEARNING_RATE);
        setDefault(augment, "none");
        setDefault(validation, 0);
        setDefault(seed, TrainOptions.DEFAULT_SEED);
    }

    /** A saved stage; Spark's pipelines ask for it by this name. */
    public static MLReader<DigitEstimator> read() {
        return new DefaultParamsReader<>();
    }

    public static DigitEstimator load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> labelCol() {
        return labelCol;
    }

    public Param<String> network() {
        return network;
    }

    public IntParam epochs() {
        return epochs;
    }

    public IntParam workers() {
        return workers;
    }

    public IntParam averagingPeriod() {
        return averagingPeriod;
    }

    public DoubleParam learningRate() {
        return learningRate;
    }

    public Param<String> augment() {
        return augment;
    }

    public IntParam validation() {
        return validation;
    }

    public LongParam seed() {
        return seed;
    }

    @Override
    public ModelColumns columns() {
        return columns;
    }

    public DigitEstimator setLabelCol(String column) {
        set(labelCol, column);
        return this;
    }

    public DigitEstimator setNetwork(String value) {
        set(network, value);
        return this;
    }

    public DigitEstimator setEpochs(int value) {
        set(epochs, value);
        return this;
    }

    public DigitEstimator setWorkers(int value) {
        set(workers, value);
        return this;
    }

    public DigitEstimator setAveragingPeriod(int value) {
        set(averagingPeriod, value);
        return this;
    }

    public DigitEstimator setLearningRate(double value) {
        set(learningRate, value);
        return this;
    }

    public DigitEstimator setAugment(String value) {
        set(augment, value);
        return this;
    }

    public DigitEstimator setValidation(int value) {
        set(validation, value);
        return this;
    }

    public DigitEstimator setSeed(long value) {
        set(seed, value);
        return this;
    }

    /** @throws org.digitmill.InputException also where there are too few digits, or their rows and columns are exchanged */
    @Override
    public DigitModel fit(Dataset<?> table) {
        transformSchema(table.schema());
        // Refuses wrong options before the digits are collected.
        options(1);
        LabelledDigits digits = CollectDigits.of(table, getOrDefault(labelCol), columns.pixels(table.schema(), this));
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(table.sparkSession().sparkContext());
        int copies = number(workers) == 0 ? spark.defaultParallelism() : number(workers);
        ModelBundle bundle =
                TableTraining.run(spark, getOrDefault(network), digits, number(validation), options(copies), uid);
        return copyValues(new DigitModel(uid, bundle), extractParamMap()).setParent(this);
    }

    private TrainOptions options(int copies) {
        return new TrainOptions(
                number(epochs),
                copies,
                TrainOptions.DEFAULT_MINIBATCH,
                AveragingOptions.every(number(averagingPeriod)),
                TrainOptions.DEFAULT_UPDATER,
                (Double) getOrDefault(learningRate),
                TrainOptions.DEFAULT_LEARNING_RATE_SHAPE,
                new Regularization(Augmentation.of(getOrDefault(augment)), 0, 0, 0, 0),
                (Long) getOrDefault(seed),
                Math.max(1, number(validation)),
                TrainOptions.DEFAULT_REVIEW_ERROR,
                TestTimeAugmentation.NONE);
    }

    private int number(IntParam parameter) {
        return (Integer) getOrDefault(parameter);
    }

    @Override
    public StructType transformSchema(StructType table) {
        CollectDigits.checkLabel(table, getOrDefault(labelCol));
        return columns.addTo(table, this);
    }

    @Override
    public DigitEstimator copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}
