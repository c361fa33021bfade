package org.digitmill.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.dataset.Correction;
import org.digitmill.page.FormField;
import org.digitmill.page.FormTemplate;

/** Puts what a person said into the rows of a file, and counts. */
final class Corrector {
    private final String run;
    private final Templates templates;
    private long confirmed;
    private long changed;
    private long removed;
    private long known;

    /** Finds the templates that fields were read with. */
    interface Templates {
        Optional<FormTemplate> of(String sha256) throws IOException;
    }

    Corrector(String run, Templates templates) {
        this.run = run;
        this.templates = templates;
    }

    /** The file with its corrections in it; nothing where they change no row. */
    Optional<ScoredFile> correct(ScoredFile scored, List<Correction> corrections) throws IOException {
        List<DigitRow> rows = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        List<DigitRow> corrected = new ArrayList<>();
        for (DigitRow row : scored.digits()) {
            Optional<Correction> found =
                    corrections.stream().filter(one -> isOf(one, row)).findFirst();
            if (found.isEmpty()) {
                rows.add(row);
                signs.add(row.prediction().digit());
            } else if (found.get().digit().isEmpty()) {
                corrected.add(row);
                removed++;
                signs.add(null);
            } else {
                int digit = found.get().digit().getAsInt();
                boolean same = row.readAs() != null && row.prediction().digit() == digit;
                if (!same) {
                    corrected.add(row);
                }
                count(same, digit == found.get().read());
                rows.add(same ? row : row.answered(digit));
                signs.add(digit);
            }
        }
        return corrected.isEmpty() ? Optional.empty() : Optional.of(rewritten(scored, rows, signs, corrected));
    }

    private void count(boolean same, boolean right) {
        if (same) {
            known++;
        } else if (right) {
            confirmed++;
        } else {
            changed++;
        }
    }

    /** Whether a correction was made of this very reading. */
    private static boolean isOf(Correction correction, DigitRow row) {
        int read = row.readAs() == null ? row.prediction().digit() : row.readAs();
        return correction.page() == row.page()
                && correction.line() == row.line()
                && correction.position() == row.position()
                && correction.x() == row.x()
                && correction.y() == row.y()
                && correction.width() == row.width()
                && correction.height() == row.height()
                && correction.model().equals(row.model())
                && correction.read() == read;
    }

    /** All rows of a file are of one run. */
    private ScoredFile rewritten(ScoredFile scored, List<DigitRow> rows, List<Integer> signs, List<DigitRow> corrected)
            throws IOException {
        FileRow file = scored.file();
        List<DigitRow> own = rows.stream().map(row -> row.of(run)).toList();
        List<FieldRow> fields = fields(scored, own, corrected);
        FileRow row = new FileRow(
                run,
                file.path(),
                file.length(),
                file.modified(),
                file.sha256(),
                own.isEmpty() ? FileStatus.EMPTY : FileStatus.SCORED,
                null,
                null,
                file.format(),
                file.pages(),
                own.size(),
                own.isEmpty() ? null : text(file.text(), signs),
                file.elapsedMillis(),
                file.model(),
                fields.size(),
                file.template());
        return new ScoredFile(row, own, fields);
    }

    /** Fields with a corrected digit are put together and judged again. */
    private List<FieldRow> fields(ScoredFile scored, List<DigitRow> rows, List<DigitRow> corrected) throws IOException {
        FileRow file = scored.file();
        Optional<FormTemplate> template = file.template() == null ? Optional.empty() : templates.of(file.template());
        RowOrigin origin = new RowOrigin(run, file.model(), file.template());
        List<FieldRow> fields = new ArrayList<>();
        for (FieldRow row : scored.fields()) {
            Optional<FormField> field = corrected.stream().anyMatch(digit -> FormFields.holds(row, digit))
                    ? template.flatMap(of -> of.field(row.field()))
                    : Optional.empty();
            fields.add(
                    field.map(of -> FormFields.corrected(row, of, origin, rows)).orElse(row.of(run)));
        }
        return fields;
    }

    /** The text with its digits replaced one by one, whatever stands between them; lines that are empty then go. */
    private static String text(String text, List<Integer> signs) {
        StringBuilder result = new StringBuilder();
        int next = 0;
        for (char sign : text.toCharArray()) {
            boolean isDigit = sign >= '0' && sign <= '9' && next < signs.size();
            if (!isDigit) {
                result.append(sign);
            } else if (signs.get(next++) != null) {
                result.append(signs.get(next - 1).intValue());
            }
        }
        return signs.contains(null)
                ? result.toString().replaceAll("\n{2,}", "\n").strip()
                : result.toString();
    }

    CorrectionReport report(long corrections, long files) {
        long stale = corrections - confirmed - changed - removed - known;
        return new CorrectionReport(run, corrections, confirmed, changed, removed, known, stale, files);
    }
}
