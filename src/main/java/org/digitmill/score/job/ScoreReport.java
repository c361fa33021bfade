package org.digitmill.score.job;

import java.util.List;
import java.util.SortedMap;
import org.digitmill.InputException;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.row.ErrorCode;

/**
 * The result of a scoring run: {@code listed = scored + empty + rejected + skipped}.
 *
 * @param run its name, in every row that it wrote
 * @param listed files that the inputs have
 * @param scored files with at least one digit, read or not
 * @param empty pictures on which nothing is written
 * @param rejected files that are no picture that can be read
 * @param skipped files that were in the tables already and had not changed
 * @param ignored names below the inputs that were ignored by rule, and not listed
 * @param digits that were read
 * @param unread ink that looks like a handwritten digit and was not read
 * @param needsReview files that need review
 * @param seconds from the call to the last published chunk
 * @param filesPerSecond files that were not skipped, by these seconds
 * @param rejectedByCode rejected files by the name of their {@link ErrorCode}; only codes that occur
 * @param tooManyRejected whether more files were rejected than the options allow
 */
public record ScoreReport(
        String run,
        long listed,
        long scored,
        long empty,
        long rejected,
        long skipped,
        long ignored,
        long digits,
        long unread,
        long needsReview,
        double seconds,
        double filesPerSecond,
        SortedMap<String, Long> rejectedByCode,
        boolean tooManyRejected) {

    /** @throws InputException if the inputs hold no file */
    public void requireFiles(List<String> inputs) {
        if (listed == 0) {
            throw new InputException("There is no file below " + String.join(", ", inputs) + "; " + ignored
                    + " names were ignored, such as Thumbs.db and hidden directories. Check that the input is right and that "
                    + "its disk is mounted. With --allow-empty this is no error.");
        }
    }

    static ScoreReport of(RunManifest manifest) {
        long processed = manifest.counts().files();
        return new ScoreReport(
                manifest.run(),
                manifest.listed(),
                manifest.scored(),
                manifest.empty(),
                manifest.rejected(),
                manifest.skipped(),
                manifest.ignored(),
                manifest.digits(),
                manifest.unread(),
                manifest.needsReview(),
                manifest.seconds(),
                manifest.seconds() > 0 ? processed / manifest.seconds() : 0,
                manifest.rejectedByCode(),
                manifest.options().maximumRejected().isExceeded(manifest.rejected(), processed));
    }
}
