package org.digitmill.score;

import java.io.IOException;
import java.io.InputStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.digitmill.InputException;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.DigitReader;
import org.digitmill.model.ModelFile;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.reading.ModelPool;
import org.digitmill.score.reading.OpenModels;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.storage.HadoopFiles;

/**
 * The function {@code digit(content)} of Spark SQL: the digit, 0 to 9, in the picture with the bytes {@code content}; null if there is
 * none, or if the picture cannot be read.
 *
 * <p>Meant for a moderate number of pictures in any table. {@link ScoreJob} reads many files faster, since it classifies them together.
 */
public final class DigitFunction implements UDF1<byte[], Integer> {
    private final ClassifierSource model;

    private DigitFunction(ClassifierSource model) {
        this.model = model;
    }

    /**
     * Registers {@code digit} with a session.
     *
     * @param model a model file, on any file system that Hadoop reads
     */
    public static void register(SparkSession session, String model) {
        HadoopFiles files = new HadoopFiles(session.sparkContext().hadoopConfiguration());
        try (InputStream in = files.open(model)) {
            register(session, ModelFile.read(in.readAllBytes(), model).source());
        } catch (IOException unreadable) {
            throw new InputException("The model file " + model + " cannot be read: " + unreadable + ".", unreadable);
        }
    }

    static void register(SparkSession session, ClassifierSource model) {
        session.udf().register("digit", new DigitFunction(model), DataTypes.IntegerType);
    }

    @Override
    public Integer call(byte[] content) {
        if (content == null) {
            return null;
        }
        ReaderModels source = ReaderModels.ofDigits(model);
        OpenModels models = ModelPool.ofThisProcess().borrow(source);
        try {
            return DigitReader.of(models.classifier())
                    .read(content)
                    .map(prediction -> Integer.valueOf(prediction.digit()))
                    .orElse(null);
        } catch (InputException noPicture) {
            return null;
        } finally {
            ModelPool.ofThisProcess().giveBack(source, models);
        }
    }
}
