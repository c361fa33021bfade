package org.digitmill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.DatasetReader;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.Evaluation;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.digitmill.train.digit.EvaluateJob;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.loop.SilentListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation of MNIST's test digits and scoring of the same digits as PNG files give the same answers. */
@Tag("slow")
class EndToEndTest {
    @TempDir
    Path directory;

    @Test
    void scoringReadsFilesAsEvaluationReadsData() throws IOException {
        ModelBundle model = train();
        LabelledDigits digits = testDigits();
        Path images = Files.createDirectories(directory.resolve("images"));
        for (int i = 0; i < digits.size(); i++) {
            Files.write(
                    images.resolve("%05d-%d.png".formatted(i, digits.label(i))),
                    Pictures.greyPng(28, 28, digits.digit(i)));
        }
        Evaluation evaluation = EvaluateJob.run(context(2), model, digits);

        List<String> onTwo = score(2, model, images, directory.resolve("two"));
        List<String> onOne = score(1, model, images, directory.resolve("one"));

        assertEquals(digits.size(), onTwo.size());
        assertEquals(digits.size(), onOne.size());
        for (int i = 0; i < digits.size(); i++) {
            assertEquals(onTwo.get(i), onOne.get(i));
        }
        SparkSession session = LocalSpark.session(1);
        assertEquals(
                digits.size(),
                session.read()
                        .parquet(directory.resolve("one/files").toString())
                        .count());
        long right = session.read()
                .parquet(directory.resolve("one/digits").toString())
                .filter("digit = cast(substring(path, -5, 1) as int)")
                .count();
        assertEquals(evaluation.correct(), right);
        assertTrue(evaluation.accuracy() > 0.7, "A model that reads so little shows nothing: " + evaluation.accuracy());
        assertTrue(ScoreVerifier.verify(session, directory.resolve("one").toString())
                .isSound());
    }

    private static JavaSparkContext context(int cores) {
        return JavaSparkContext.fromSparkContext(LocalSpark.session(cores).sparkContext());
    }

    private static ModelBundle train() {
        LabelledDigits digits = SyntheticDigits.draw(6000, 8);
        TrainOptions options = new TrainOptions(
                2,
                2,
                32,
                AveragingOptions.every(10),
                Updater.ADAM,
                0.003,
                LearningRateShape.ONE_CYCLE,
                Regularization.NONE,
                1,
                1000,
                0.01,
                TestTimeAugmentation.NONE);
        return new TrainJob(
                        context(2),
                        new NetworkCatalog(Optional.empty()).find("two-conv"),
                        options,
                        new SilentListener())
                .run(digits.range(0, 5000), digits.range(5000, 6000), Map.of(), "test")
                .model();
    }

    /** MNIST's test digits where they are, else drawn ones. */
    private static LabelledDigits testDigits() {
        String mnist = System.getenv("DIGITMILL_MNIST");
        return DatasetReader.read(
                new LocalFiles(),
                mnist != null ? mnist : "synthetic:6000:9",
                Split.TEST,
                new ImageFileReader(ImageLimits.DEFAULT));
    }

    /** Every row of digits but for the run that wrote it, by path. */
    private static List<String> score(int cores, ModelBundle model, Path images, Path output) throws IOException {
        SparkSession session = LocalSpark.session(cores);
        ScoreReport report = new ScoreJob(
                        session,
                        ScoreOptions.of(List.of(images.toString()), output.toString()),
                        model.source(),
                        ScoreProgress.NONE)
                .run();
        assertEquals(report.listed(), report.scored());
        return session
                .read()
                .parquet(output.resolve("digits").toString())
                .drop("run")
                .orderBy("path")
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }
}
