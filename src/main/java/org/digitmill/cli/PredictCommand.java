package org.digitmill.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.image.ImageLimits;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.digitmill.page.PixelBox;
import org.digitmill.score.DigitReading;
import org.digitmill.score.DigitRow;
import org.digitmill.score.FileScorer;
import org.digitmill.score.FileStatus;
import org.digitmill.score.ListedFile;
import org.digitmill.score.ReadingMode;
import org.digitmill.score.RowOrigin;
import org.digitmill.score.ScoredFile;
import org.digitmill.spark.HadoopFiles;
import org.digitmill.spark.SparkSessions;
import org.digitmill.spark.StoredFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "predict",
        description = "Reads one or a few images and answers on the terminal, a line a digit, without starting Spark.")
final class PredictCommand extends ResultCommand {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A model file that train wrote.")
    String model;

    @Option(names = "--picture", description = "Draw each digit below its line, as the network sees it.")
    boolean picture;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Image files of any format that score reads.")
    List<String> images;

    /** The result in JSON: a line an image. */
    record Result(String path, String status, String text, String errorCode, String errorMessage, List<Digit> digits) {}

    /** A digit, or ink that looks like one and was not read: then digit and confidence are null. */
    record Digit(
            Integer digit,
            Float confidence,
            boolean printed,
            int page,
            @JsonUnwrapped PixelBox box,
            boolean needsReview) {}

    @Override
    ExitCode execute() throws IOException {
        HadoopFiles files = SparkSessions.files();
        for (String image : images) {
            if (files.status(files.resolve(image)).isEmpty()) {
                throw new InputException(
                        "The image " + image + " does not exist. Looked for " + files.resolve(image) + ".");
            }
        }
        ClassifierSource source = Models.read(model).source();
        List<ScoredFile> scored = new ArrayList<>();
        try (Classifier classifier = source.open()) {
            FileScorer scorer = new FileScorer(
                    files,
                    ImageLimits.DEFAULT,
                    ReadingMode.AUTO,
                    classifier,
                    source.reviewThreshold(),
                    new RowOrigin("predict", source.sha256()),
                    scored::add);
            for (String image : images) {
                String path = files.resolve(image);
                long length = files.status(path).map(StoredFile::length).orElse(0L);
                scorer.add(new ListedFile(path, length, 0, null));
            }
            scorer.finish();
        }
        boolean rejected = false;
        for (int i = 0; i < scored.size(); i++) {
            Result result = result(images.get(i), scored.get(i));
            rejected |= scored.get(i).file().status() == FileStatus.REJECTED;
            ScoredFile file = scored.get(i);
            print(result, () -> describe(result, picture ? DigitPictures.of(files, file) : List.of()));
        }
        return rejected ? ExitCode.INPUT : ExitCode.DONE;
    }

    private static Result result(String image, ScoredFile scored) {
        return new Result(
                image,
                scored.file().status().label(),
                scored.file().text(),
                scored.file().errorCode() == null
                        ? null
                        : scored.file().errorCode().name(),
                scored.file().outcome().errorMessage(),
                scored.digits().stream().map(PredictCommand::digit).toList());
    }

    private static Digit digit(DigitRow row) {
        DigitReading reading = row.reading();
        return new Digit(
                reading.digit(),
                reading.confidence(),
                reading.printed(),
                row.place().page(),
                row.box(),
                reading.needsReview());
    }

    /** @param pictures one a digit, or none at all */
    private static String describe(Result result, List<String> pictures) {
        if (result.errorCode() != null) {
            return "%s: rejected, %s: %s".formatted(result.path(), result.errorCode(), result.errorMessage());
        }
        if (result.digits().isEmpty()) {
            return result.path() + ": no digit";
        }
        List<String> lines = new ArrayList<>();
        if (result.digits().size() > 1) {
            lines.add(result.path() + ":");
            if (result.text() != null) {
                result.text().lines().forEach(lines::add);
            }
        }
        for (int i = 0; i < result.digits().size(); i++) {
            Digit digit = result.digits().get(i);
            String place = result.digits().size() == 1
                    ? result.path()
                    : "page %d at %d,%d"
                            .formatted(
                                    digit.page(), digit.box().x(), digit.box().y());
            lines.add(place + ": " + describe(digit));
            if (i < pictures.size()) {
                lines.add(pictures.get(i));
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String describe(Digit digit) {
        if (digit.digit() == null) {
            return "not read, needs review";
        }
        return "%d (%.1f %%%s%s)"
                .formatted(
                        digit.digit(),
                        100 * digit.confidence(),
                        digit.printed() ? ", printed" : "",
                        digit.needsReview() ? ", needs review" : "");
    }
}
