package org.digitmill.cli.score;

import java.util.Map;
import org.digitmill.score.correction.CorrectionReport;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.verify.VerifyReport;

/** The result of scoring as text. */
final class ScoreText {
    private ScoreText() {}

    /** @param fields whether there is a table of fields, too */
    static String of(ScoreReport report, String output, boolean fields) {
        StringBuilder text = new StringBuilder(
                """
                run       %s
                listed    %,d files
                scored    %,d, with %,d digits and %,d places that were not read; %,d need review
                empty     %,d
                rejected  %,d
                skipped   %,d, scored before and not changed since
                ignored   %,d names, such as Thumbs.db
                time      %.1f s, %s files/s
                tables    %s/digits%s and %s/files"""
                        .formatted(
                                report.run(),
                                report.listed(),
                                report.scored(),
                                report.digits(),
                                report.unread(),
                                report.needsReview(),
                                report.empty(),
                                report.rejected(),
                                report.skipped(),
                                report.ignored(),
                                report.seconds(),
                                (report.filesPerSecond() < 10 ? "%.1f" : "%,.0f").formatted(report.filesPerSecond()),
                                output,
                                fields ? ", " + output + "/fields" : "",
                                output));
        for (Map.Entry<String, Long> code : report.rejectedByCode().entrySet()) {
            text.append("\n  %-22s %,d".formatted(code.getKey(), code.getValue()));
        }
        return text.toString();
    }

    static String of(CorrectionReport report) {
        return """
                run        %s
                confirmed  %,d digits that had been read right
                changed    %,d that had been read wrong, or not at all
                removed    %,d that were no digits
                known      %,d that the tables had already
                stale      %,d of rows that are no longer there
                files      %,d with new rows"""
                .formatted(
                        report.run(),
                        report.confirmed(),
                        report.changed(),
                        report.removed(),
                        report.known(),
                        report.stale(),
                        report.files());
    }

    static String of(VerifyReport report) {
        String counts = "%,d runs, %,d rows of files, %,d rows of digits, %,d rows of fields"
                .formatted(report.runs(), report.files(), report.digits(), report.fields());
        return report.isSound() ? "sound: " + counts : counts + "\n" + String.join("\n", report.problems());
    }
}
