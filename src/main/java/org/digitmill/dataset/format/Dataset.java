package org.digitmill.dataset.format;

import java.util.Set;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;

/** A data set that was found and recognised, but not read yet. */
public sealed interface Dataset permits IdxDataset, CsvDataset, FolderDataset, SyntheticDataset {
    /** Kind and location, for messages: "IDX files in data/mnist". */
    String description();

    /** Its splits; at least one. */
    Set<Split> splits();

    /**
     * Reads one of its {@link #splits()}.
     *
     * @throws org.digitmill.InputException if its files are broken
     */
    LabelledDigits read(Split split);
}
