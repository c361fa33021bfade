package org.digitmill.ml;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.storage.HadoopFiles;

/**
 * Reads the digits of the pictures in a column, as {@code score} reads those of files: an image, a scan or a document's bytes become an
 * array of structs {@code page, line, number, sign, digit, confidence, printed, needs_review, box(x, y, width, height)} in reading order, whose
 * fields mean what the columns of the table of digits do. The array of a picture on which nothing is written is empty; of one that cannot
 * be read, and of null, it is null.
 *
 * <p>Models are read from their files when {@link #transform} is called; what is saved are their paths. Saved without paths, a stage reads
 * with the models of the program that loads it.
 */
public final class DigitTransformer extends Transformer implements DefaultParamsWritable {
    private final String uid;
    private final Param<String> inputCol;
    private final Param<String> outputCol;
    private final Param<String> errorCol;
    private final Param<String> mode;
    private final Param<String> printed;
    private final Param<String> model;
    private final Param<String> pageModel;
    private final Param<String> regionModel;

    public DigitTransformer() {
        this(Identifiable$.MODULE$.randomUID("digitTransformer"));
    }

    /** @param uid what tells the stage from others of its pipeline; loading a saved stage calls this */
    public DigitTransformer(String uid) {
        this.uid = uid;
        // Parameters carry the uid.
        errorCol = new Param<>(this, "errorCol", "new column that says why a picture was not read; empty for none");
        model = new Param<>(this, "model", "model file of digits; empty for the one that comes with the program");
        pageModel = new Param<>(this, "pageModel", "page model file; empty for the one that comes with the program");
        regionModel =
                new Param<>(this, "regionModel", "region model file; empty for the one that comes with the program");
        inputCol = new Param<>(this, "inputCol", "column of the pictures: a file's bytes");
        outputCol = new Param<>(this, "outputCol", "new column of the digits");
        mode = new Param<>(this, "mode", "what a picture is taken for: digit, page or auto");
        printed = new Param<>(this, "printed", "what becomes of printed digits on pages: skip or read");
        setDefault(inputCol, "content");
        setDefault(outputCol, "digits");
        setDefault(errorCol, "");
        setDefault(mode, ReadingOptions.DEFAULT.mode().toString());
        setDefault(printed, ReadingOptions.DEFAULT.printed().toString());
        setDefault(model, "");
        setDefault(pageModel, "");
        setDefault(regionModel, "");
    }

    /** A saved stage; Spark's pipelines ask for it by this name. */
    public static MLReader<DigitTransformer> read() {
        return new DefaultParamsReader<>();
    }

    public static DigitTransformer load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> inputCol() {
        return inputCol;
    }

    public Param<String> outputCol() {
        return outputCol;
    }

    public Param<String> errorCol() {
        return errorCol;
    }

    public Param<String> mode() {
        return mode;
    }

    public Param<String> printed() {
        return printed;
    }

    public Param<String> model() {
        return model;
    }

    public Param<String> pageModel() {
        return pageModel;
    }

    public Param<String> regionModel() {
        return regionModel;
    }

    public DigitTransformer setInputCol(String column) {
        set(inputCol, column);
        return this;
    }

    public DigitTransformer setOutputCol(String column) {
        set(outputCol, column);
        return this;
    }

    public DigitTransformer setErrorCol(String column) {
        set(errorCol, column);
        return this;
    }

    public DigitTransformer setMode(String value) {
        set(mode, value);
        return this;
    }

    public DigitTransformer setPrinted(String value) {
        set(printed, value);
        return this;
    }

    public DigitTransformer setModel(String path) {
        set(model, path);
        return this;
    }

    public DigitTransformer setPageModel(String path) {
        set(pageModel, path);
        return this;
    }

    public DigitTransformer setRegionModel(String path) {
        set(regionModel, path);
        return this;
    }

    /** @throws InputException also where a model file cannot be read */
    @Override
    public Dataset<Row> transform(Dataset<?> table) {
        StructType schema = transformSchema(table.schema());
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(table.sparkSession().sparkContext());
        HadoopFiles files = new HadoopFiles(spark.hadoopConfiguration());
        PictureReading reading = new PictureReading(
                files,
                NamedModels.readers(files, getOrDefault(model), getOrDefault(pageModel), getOrDefault(regionModel)),
                options());
        return table.toDF()
                .mapPartitions(
                        new ReadPictures(
                                spark.broadcast(reading),
                                table.schema().fieldIndex(getOrDefault(inputCol)),
                                saysErrors()),
                        Encoders.row(schema));
    }

    @Override
    public StructType transformSchema(StructType table) {
        String input = getOrDefault(inputCol);
        if (!(Columns.type(table, input) instanceof BinaryType)) {
            throw new InputException("The column " + input + " must hold the bytes of image files (binary), but is "
                    + Columns.type(table, input).simpleString()
                    + ". Spark's format binaryFile reads files so, in its column content.");
        }
        options();
        StructType result =
                Columns.plus(table, DataTypes.createStructField(getOrDefault(outputCol), DigitStruct.DIGITS, true));
        return saysErrors()
                ? Columns.plus(result, DataTypes.createStructField(getOrDefault(errorCol), DataTypes.StringType, true))
                : result;
    }

    private boolean saysErrors() {
        return !getOrDefault(errorCol).isEmpty();
    }

    private ReadingOptions options() {
        ReadingOptions defaults = ReadingOptions.DEFAULT;
        return new ReadingOptions(
                choice(mode, ReadingMode.class),
                choice(printed, PrintedDigits.class),
                defaults.limits(),
                defaults.maximumEntries(),
                defaults.maximumSeconds(),
                defaults.pdfResolution());
    }

    private <E extends Enum<E>> E choice(Param<String> parameter, Class<E> choices) {
        String value = getOrDefault(parameter);
        for (E choice : choices.getEnumConstants()) {
            if (choice.toString().equals(value.toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new InputException("The parameter " + parameter.name() + " is \"" + value + "\", but must be one of "
                + Arrays.toString(choices.getEnumConstants()) + ".");
    }

    @Override
    public DigitTransformer copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}
