package org.digitmill.ml;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.storage.HadoopFiles;
import scala.Option;

/**
 * A trained network as a stage: it adds to each digit of a table what the network reads, with calibrated probabilities, and whether a person
 * should look at it. A row whose digit cannot be used ends the job with a sentence: {@link DigitTransformer} is for pictures of all kinds.
 *
 * <p>Saved, it is a directory with Spark's metadata and {@value #FILE}, a model file that the option {@code --model} takes, too.
 */
public final class DigitModel extends Model<DigitModel> implements DigitStage<DigitModel>, MLWritable {
    /** The model file in a saved stage's directory. */
    static final String FILE = "digits.model";

    private final String uid;
    private final ModelColumns columns;
    private final transient ModelBundle bundle;

    DigitModel(String uid, ModelBundle bundle) {
        this.uid = uid;
        // Parameters carry the uid.
        columns = ModelColumns.of(this);
        this.bundle = bundle;
    }

    /** A saved stage; Spark's pipelines ask for it by this name. */
    public static MLReader<DigitModel> read() {
        return new Reader();
    }

    public static DigitModel load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    /** The model itself. */
    public ModelBundle bundle() {
        return bundle;
    }

    @Override
    public ModelColumns columns() {
        return columns;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> table) {
        StructType schema = transformSchema(table.schema());
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(table.sparkSession().sparkContext());
        return table.toDF()
                .mapPartitions(
                        new ClassifyRows(
                                spark.broadcast(bundle.source()),
                                columns.pixels(table.schema(), this),
                                table.schema().fieldIndex(getOrDefault(featuresCol()))),
                        Encoders.row(schema));
    }

    @Override
    public StructType transformSchema(StructType table) {
        return columns.addTo(table, this);
    }

    @Override
    public DigitModel copy(ParamMap extra) {
        return copyValues(new DigitModel(uid, bundle), extra).setParent(parent());
    }

    @Override
    public MLWriter write() {
        return new Writer(this);
    }

    private static final class Writer extends MLWriter {
        private final DigitModel model;

        Writer(DigitModel model) {
            this.model = model;
        }

        @Override
        public void saveImpl(String path) {
            DefaultParamsWriter.saveMetadata(model, path, sc(), Option.empty(), Option.empty());
            try (OutputStream out =
                    new HadoopFiles(sc().hadoopConfiguration()).create(new Path(path, FILE).toString())) {
                out.write(ModelFile.write(model.bundle));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static final class Reader extends MLReader<DigitModel> {
        @Override
        public DigitModel load(String path) {
            DefaultParamsReader.Metadata metadata =
                    DefaultParamsReader.loadMetadata(path, sc(), DigitModel.class.getName());
            DigitModel model = new DigitModel(
                    metadata.uid(),
                    NamedModels.read(new HadoopFiles(sc().hadoopConfiguration()), new Path(path, FILE).toString()));
            metadata.getAndSetParams(model, Option.empty());
            return model;
        }
    }
}
