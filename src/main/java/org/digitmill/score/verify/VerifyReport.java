package org.digitmill.score.verify;

import java.util.List;

/**
 * The result of verifying an output directory.
 *
 * @param runs manifests that were read
 * @param files rows in the table of files
 * @param digits rows in the table of digits
 * @param fields rows in the table of fields
 * @param problems a sentence for each contradiction; none when the tables are sound
 */
public record VerifyReport(long runs, long files, long digits, long fields, List<String> problems) {
    public VerifyReport {
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }
}
