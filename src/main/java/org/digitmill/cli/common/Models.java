package org.digitmill.cli.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.UUID;
import org.digitmill.InputException;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.model.ShippedModels;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.spark.SparkSessions;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/** Model files by path, as the options {@code --model} name them: on the local disk or any file system that Hadoop reaches. */
public final class Models {
    private Models() {}

    /** The models that read pictures. @param digits the option, null for the model that comes with the program; the others likewise */
    public static ReaderModels readers(String digits, String pages, String regions) {
        ModelBundle digitModel = digits(digits);
        return new ReaderModels(digitModel.source(), PageNetworksSource.of(pages(pages), regions(regions)));
    }

    /** The digit model. @param path the option, null for the one that comes with the program */
    public static ModelBundle digits(String path) {
        return path == null ? ShippedModels.digits() : read(path);
    }

    /** The page model. @param path the option, null for the one that comes with the program */
    public static ModelBundle pages(String path) {
        return path == null ? ShippedModels.pages() : read(path);
    }

    /** The region model. @param path the option, null for the one that comes with the program */
    public static ModelBundle regions(String path) {
        return path == null ? ShippedModels.regions() : read(path);
    }

    public static ModelBundle read(String path) {
        try (InputStream content = SparkSessions.files().open(path)) {
            return ModelFile.read(content.readAllBytes(), path);
        } catch (IOException | UncheckedIOException problem) {
            IOException unreadable = unwrap(problem);
            throw HadoopFiles.isMissing(unreadable)
                    ? new InputException(
                            "There is no model file " + path + ". 'digitmill train --model' writes one.", unreadable)
                    : new InputException(
                            "The model file " + path + " cannot be read: " + reason(unreadable) + ".", unreadable);
        }
    }

    /** Checks that a model can be written, before the long operation begins. */
    public static void prepare(String path) {
        HadoopFiles files = SparkSessions.files();
        try {
            if (files.status(path)
                    .filter(found -> found.kind() == StoredFile.Kind.DIRECTORY)
                    .isPresent()) {
                throw new InputException(
                        "The model " + path + " would be a file, but there is a directory of that name.");
            }
            String part = beside(files.resolve(path));
            files.create(part).close();
            files.delete(part);
        } catch (IOException | UncheckedIOException unwritable) {
            throw new InputException(
                    "The model " + path + " could not be written: " + reason(unwrap(unwritable))
                            + ". Choose a place that can be written.",
                    unwritable);
        }
    }

    /** Writes a model; a reader sees the old file or the new one. */
    public static void publish(ModelBundle model, String path) throws IOException {
        SparkSessions.files().write(path, ModelFile.write(model));
    }

    /** A name in the same directory that nobody else has. */
    private static String beside(String absolute) {
        return absolute.substring(0, absolute.lastIndexOf('/') + 1) + ".model-" + UUID.randomUUID() + ".part";
    }

    /** A scheme that Hadoop does not know comes wrapped. */
    private static IOException unwrap(Exception problem) {
        return problem instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) problem;
    }

    private static String reason(IOException problem) {
        String reason = problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
        return problem.getClass().getSimpleName() + (reason == null ? "" : ", " + reason);
    }
}
