package org.digitmill.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.reading.FileScorer;
import org.digitmill.score.reading.OpenModels;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.spark.SparkSessions;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code predict}. */
@Command(
        name = "predict",
        description = "Reads one or a few images and prints one line per digit, without starting Spark.")
public final class PredictCommand extends ResultCommand {
    @Mixin
    ModelArguments models = new ModelArguments();

    @Option(names = "--picture", description = "Draws each digit below its line as the network sees it.")
    boolean picture;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Image files, in the formats that score reads.")
    List<String> images;

    @Override
    protected ExitCode execute() throws IOException {
        HadoopFiles files = SparkSessions.files();
        for (String image : images) {
            if (files.status(files.resolve(image)).isEmpty()) {
                throw new InputException(
                        "The image " + image + " does not exist. Looked for " + files.resolve(image) + ".");
            }
        }
        ReaderModels source = models.read();
        List<ScoredFile> scored = new ArrayList<>();
        try (OpenModels open = source.open()) {
            FileScorer scorer = new FileScorer(
                    files,
                    ImageLimits.DEFAULT,
                    ReadingMode.AUTO,
                    open,
                    source.digits().reviewThreshold(),
                    new RowOrigin("predict", source.digits().sha256()),
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
            PredictText.Result result = PredictText.result(images.get(i), scored.get(i));
            rejected |= scored.get(i).file().status() == FileStatus.REJECTED;
            ScoredFile file = scored.get(i);
            print(result, () -> PredictText.of(result, picture ? DigitPictures.of(files, file) : List.of()));
        }
        return rejected ? ExitCode.INPUT : ExitCode.DONE;
    }
}
