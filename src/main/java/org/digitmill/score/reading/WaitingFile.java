package org.digitmill.score.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.page.form.FormPlacement;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileOutcome;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileVersion;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;

/** A file whose digits are being classified. */
final class WaitingFile {
    private final ListedFile listed;
    private String sha256;
    private ImageFormat format;
    private ErrorCode errorCode;
    private String errorMessage;
    private int elapsedMillis;
    private int pages;
    private FormTemplate template;
    private final TreeMap<Integer, FormPlacement> forms = new TreeMap<>();
    private List<WaitingDigit> digits = new ArrayList<>();

    WaitingFile(ListedFile listed) {
        this.listed = listed;
    }

    void read(String contentSha256, ImageFormat contentFormat) {
        sha256 = contentSha256;
        format = contentFormat;
    }

    void lookedAtPage() {
        pages++;
    }

    /** The page is such a form. */
    void lies(int page, FormTemplate form, FormPlacement placement) {
        template = form;
        forms.put(page, placement);
    }

    void found(WaitingDigit digit) {
        digits.add(digit);
    }

    void reject(ErrorCode code, String message) {
        errorCode = code;
        errorMessage = message;
        digits = List.of();
        template = null;
    }

    boolean isRejected() {
        return errorCode != null;
    }

    void took(long nanos) {
        elapsedMillis = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000_000);
    }

    /** Whether all digits are classified. */
    boolean isDone() {
        for (WaitingDigit digit : digits) {
            if (digit.isWaiting()) {
                return false;
            }
        }
        return true;
    }

    /** @param given the template that the run reads forms with; null if there is none */
    ScoredFile toScoredFile(RowOrigin origin, FormTemplate given, float reviewThreshold) {
        List<DigitRow> rows = new ArrayList<>(digits.size());
        for (WaitingDigit digit : digits) {
            rows.add(digit.toRow(origin, listed.path(), reviewThreshold));
        }
        List<FieldRow> fields =
                template == null ? List.of() : FormFields.rows(origin, listed.path(), template, forms, rows);
        FileRow row = new FileRow(
                origin,
                new FileVersion(listed.path(), listed.length(), listed.modified()),
                sha256,
                format == null ? null : format.label(),
                isRejected() ? FileOutcome.rejected(errorCode, errorMessage) : FileOutcome.read(!rows.isEmpty()),
                isRejected() ? FileFindings.NONE : FileFindings.of(pages, rows, fields.size()),
                elapsedMillis,
                given == null ? null : given.sha256());
        return new ScoredFile(row, rows, fields);
    }
}
