package org.digitmill.dataset.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.Listing;
import org.digitmill.dataset.file.Problems;
import org.digitmill.dataset.file.SystemNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads image files from one folder per digit: {@code 0/}, {@code 1/}, … {@code 9/}, the folder's name being the label.
 *
 * <p>Training data must be right, so nothing is left out without a message: a folder with another name, a missing or empty one, a file
 * beside the folders and an image that cannot be read are errors that name it. Only hidden files (whose names start with a dot) and
 * {@link SystemNames} are ignored, with a notice that counts them. Digits are sorted by label and file name.
 */
public final class DigitFolderReader {
    private static final Logger LOG = LoggerFactory.getLogger(DigitFolderReader.class);
    private static final int ERRORS_SHOWN = 5;

    private final FileSource files;
    private final DigitImageReader images;

    public DigitFolderReader(FileSource files, DigitImageReader images) {
        this.files = files;
        this.images = images;
    }

    /** The digits in the ten folders of a directory. */
    public LabelledDigits read(String directory) {
        List<FileSource.Entry> found = new ArrayList<>();
        byte[] labels = new byte[0];
        List<String> leftAside = new ArrayList<>(Listing.leftAside(files, directory));
        for (FileSource.Entry folder : folders(directory)) {
            leftAside.addAll(Listing.leftAside(files, folder.path()));
            int before = found.size();
            found.addAll(imagesIn(folder));
            labels = Arrays.copyOf(labels, found.size());
            Arrays.fill(labels, before, labels.length, Byte.parseByte(folder.name()));
        }
        if (!leftAside.isEmpty()) {
            LOG.warn(
                    "{} names in {} that are no pictures were left aside, such as {}",
                    leftAside.size(),
                    directory,
                    leftAside.get(0));
        }
        int most = Integer.MAX_VALUE / LabelledDigits.PIXELS;
        if (found.size() > most) {
            throw new InputException("%s holds too many images: expected at most %,d, found %,d."
                    .formatted(directory, most, found.size()));
        }
        return new LabelledDigits(pixels(directory, found), labels);
    }

    /** The folders 0 to 9 in that order, after a check that there is nothing else. */
    private List<FileSource.Entry> folders(String directory) {
        List<FileSource.Entry> entries = Listing.visible(files, directory);
        for (FileSource.Entry entry : entries) {
            if (!entry.directory() || !entry.name().matches("[0-9]")) {
                throw new InputException(
                        "%s does not belong here: expected in %s only a folder for each digit, named 0 to 9, found the %s %s. Move it away."
                                .formatted(
                                        entry.path(),
                                        directory,
                                        entry.directory() ? "folder" : "file",
                                        Problems.quote(entry.name())));
            }
        }
        for (int digit = 0; digit < LabelledDigits.CLASSES; digit++) {
            if (digit >= entries.size() || !entries.get(digit).name().equals(String.valueOf(digit))) {
                throw new InputException(
                        "%s has no folder for the digit %d: expected ten folders, named 0 to 9, found %d."
                                .formatted(directory, digit, entries.size()));
            }
        }
        return entries;
    }

    private List<FileSource.Entry> imagesIn(FileSource.Entry folder) {
        List<FileSource.Entry> entries = Listing.visible(files, folder.path());
        if (entries.isEmpty()) {
            throw new InputException(
                    folder.path() + " is empty: expected at least one image of the digit " + folder.name() + ".");
        }
        for (FileSource.Entry entry : entries) {
            if (entry.directory()) {
                throw new InputException("%s is a folder: expected only image files in %s. Move it away."
                        .formatted(entry.path(), folder.path()));
            }
        }
        return entries;
    }

    /** Reads on all cores; all images that cannot be read are reported together, in order. */
    private byte[] pixels(String directory, List<FileSource.Entry> entries) {
        byte[] pixels = new byte[entries.size() * LabelledDigits.PIXELS];
        String[] errors = new String[entries.size()];
        IntStream.range(0, entries.size()).parallel().forEach(i -> {
            try {
                System.arraycopy(
                        digit(entries.get(i).path()), 0, pixels, i * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
            } catch (InputException problem) {
                errors[i] = problem.getMessage();
            }
        });
        List<String> told = Arrays.stream(errors).filter(Objects::nonNull).toList();
        if (!told.isEmpty()) {
            String rest = told.size() > ERRORS_SHOWN ? "\n… and %,d more.".formatted(told.size() - ERRORS_SHOWN) : "";
            throw new InputException("%,d of %,d images in %s cannot be used. Repair them or move them away:\n%s%s"
                    .formatted(
                            told.size(),
                            entries.size(),
                            directory,
                            String.join("\n", told.subList(0, Math.min(ERRORS_SHOWN, told.size()))),
                            rest));
        }
        return pixels;
    }

    private byte[] digit(String path) {
        byte[] content;
        try (var stream = files.open(path)) {
            content = stream.readAllBytes();
        } catch (IOException problem) {
            throw new InputException(path + " cannot be read: " + Problems.describe(problem) + ".", problem);
        }
        byte[] digit = images.read(content, path);
        if (digit.length != LabelledDigits.PIXELS) {
            throw new IllegalStateException("The image reader returned " + digit.length + " pixels for " + path);
        }
        return digit;
    }
}
