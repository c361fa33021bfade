package org.digitmill.cli.common;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.dataset.correction.CorrectedDigits;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.digits.DigitOrientation;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.input.StoredContents;
import org.digitmill.spark.DigitTable;
import org.digitmill.storage.HadoopFiles;

/** Reads the labelled digits that an option {@code --data} names. */
public final class DigitData {
    private final HadoopFiles files;
    private final DigitTable table;

    public DigitData(SparkSession session) {
        this.files = new HadoopFiles(session.sparkContext().hadoopConfiguration());
        this.table = new DigitTable(session, files, new ImageFileReader(ImageLimits.DEFAULT));
    }

    /**
     * One part of the data at a location.
     *
     * @throws InputException if it is no data, or its digits are transposed
     */
    public LabelledDigits read(String location, Split split) {
        LabelledDigits digits = DigitTable.collect(table.load(location, split), location);
        DigitOrientation.check(digits, location);
        return digits;
    }

    /** The digits that a file of corrections speaks of, cut out of their pictures again. */
    public CorrectedDigits corrected(String path) {
        return CorrectedDigits.read(
                new StoredContents(files), Corrections.read(files, path), path, ImageLimits.DEFAULT);
    }

    /** The part that is asked for, or else the test digits where there are some, or else the training digits. */
    public Split choose(String location, Optional<Split> asked) {
        Set<Split> there = table.splits(location);
        Split chosen = asked.orElse(there.contains(Split.TEST) ? Split.TEST : Split.TRAIN);
        if (!there.contains(chosen)) {
            throw new InputException(location + " has no " + chosen.name().toLowerCase(Locale.ROOT)
                    + " digits. Choose another --split.");
        }
        return chosen;
    }
}
