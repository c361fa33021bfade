package org.digitmill.score.correction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.page.form.FormField;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.reading.FormFields;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;

/** Applies corrections to the rows of a file and counts them. */
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

    /** The file with its corrections applied; empty if they change no row. */
    Optional<ScoredFile> correct(ScoredFile scored, List<Correction> corrections) throws IOException {
        List<DigitRow> rows = new ArrayList<>();
        List<DigitRow> corrected = new ArrayList<>();
        for (DigitRow row : scored.digits()) {
            Optional<Correction> found =
                    corrections.stream().filter(one -> isOf(one, row)).findFirst();
            if (found.isEmpty()) {
                rows.add(row);
            } else if (found.get().digit().isEmpty()) {
                corrected.add(row);
                removed++;
            } else {
                int digit = found.get().digit().getAsInt();
                DigitReading reading = row.reading();
                boolean same = reading.reviewed() && reading.digit() == digit;
                if (!same) {
                    corrected.add(row);
                }
                count(same, Integer.valueOf(digit).equals(reading.byModel()));
                rows.add(same ? row : row.with(reading.answered(digit)));
            }
        }
        return corrected.isEmpty() ? Optional.empty() : Optional.of(rewritten(scored, rows, corrected));
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

    /** Whether a correction belongs to this reading. */
    private static boolean isOf(Correction correction, DigitRow row) {
        DigitPlace place = row.place();
        PixelBox box = new PixelBox(correction.x(), correction.y(), correction.width(), correction.height());
        Integer read = correction.read().isPresent() ? correction.read().getAsInt() : null;
        return correction.page() == place.page()
                && correction.line() == place.line()
                && correction.position() == place.position()
                && box.equals(row.box())
                && correction.model().equals(row.origin().model())
                && Objects.equals(read, row.reading().byModel());
    }

    /** All rows of a file are of one run. */
    private ScoredFile rewritten(ScoredFile scored, List<DigitRow> rows, List<DigitRow> corrected) throws IOException {
        FileRow file = scored.file();
        RowOrigin origin = new RowOrigin(run, file.origin().model());
        List<DigitRow> own = rows.stream().map(row -> row.of(origin)).toList();
        List<FieldRow> fields = fields(scored, origin, own, corrected);
        FileFindings findings = FileFindings.of(file.findings().pages(), own, fields.size());
        return new ScoredFile(file.with(origin, findings), own, fields);
    }

    /** Fields with a corrected digit are assembled and validated again. */
    private List<FieldRow> fields(ScoredFile scored, RowOrigin origin, List<DigitRow> rows, List<DigitRow> corrected)
            throws IOException {
        String sha256 = scored.file().template();
        Optional<FormTemplate> template = sha256 == null ? Optional.empty() : templates.of(sha256);
        List<FieldRow> fields = new ArrayList<>();
        for (FieldRow row : scored.fields()) {
            Optional<FormField> field = corrected.stream().anyMatch(digit -> FormFields.holds(row, digit))
                    ? template.flatMap(of -> of.field(row.field()))
                    : Optional.empty();
            fields.add(
                    field.map(of -> FormFields.corrected(row, of, origin, rows)).orElse(row.of(origin)));
        }
        return fields;
    }

    CorrectionReport report(long corrections, long files) {
        long stale = corrections - confirmed - changed - removed - known;
        return new CorrectionReport(run, corrections, confirmed, changed, removed, known, stale, files);
    }
}
