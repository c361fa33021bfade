package org.digitmill.cli;

import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.dataset.Dataset;
import org.digitmill.dataset.DatasetReader;
import org.digitmill.dataset.DigitImageReader;
import org.digitmill.dataset.FileSource;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.LocalFiles;
import org.digitmill.dataset.Split;

/** Labelled digits as an option {@code --data} names them. */
final class DigitData {
    private final FileSource files = new LocalFiles();
    private final DigitImageReader images = (content, path) -> {
        throw new InputException(path + " cannot be read: data sets of image files are not joined to the decoder yet.");
    };

    /** One part of the data at a location. */
    LabelledDigits read(String location, Split split) {
        return DatasetReader.read(files, location, split, images);
    }

    /** The part that is asked for, or else the test digits where there are some, or else the training digits. */
    Split choose(String location, Optional<Split> asked) {
        return asked.orElseGet(() -> {
            Dataset dataset = DatasetReader.open(files, location, images);
            return dataset.splits().contains(Split.TEST) ? Split.TEST : Split.TRAIN;
        });
    }
}
