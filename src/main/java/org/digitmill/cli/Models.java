package org.digitmill.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.digitmill.InputException;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;

/** Model files by path, as the options {@code --model} name them. */
final class Models {
    private Models() {}

    static ModelBundle read(String path) {
        try {
            return ModelFile.read(Files.readAllBytes(Path.of(path)), path);
        } catch (NoSuchFileException missing) {
            throw new InputException(
                    "There is no model file " + path + ". 'digitmill train --model' writes one.", missing);
        } catch (IOException unreadable) {
            throw new InputException(
                    "The model file " + path + " cannot be read: " + reason(unreadable) + ".", unreadable);
        }
    }

    /** Makes sure that a model can be written later on, before the long work begins. */
    static void prepare(String path) {
        Path file = Path.of(path).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new InputException("The model " + path + " would be a file, but there is a directory of that name.");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.delete(Files.createTempFile(file.getParent(), ".model-", ".part"));
        } catch (IOException unwritable) {
            throw new InputException(
                    "The model " + path + " could not be written: " + reason(unwritable)
                            + ". Choose a place that can be written.",
                    unwritable);
        }
    }

    /** Writes a model beside its place and renames it, so that a reader sees the old one or the new one, whole. */
    static void publish(ModelBundle model, String path) throws IOException {
        Path file = Path.of(path).toAbsolutePath();
        Path part = Files.createTempFile(file.getParent(), ".model-", ".part");
        try {
            Files.write(part, ModelFile.write(model));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException problem) {
        String reason = problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
        return problem.getClass().getSimpleName() + (reason == null ? "" : ", " + reason);
    }
}
