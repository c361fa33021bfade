package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.digitmill.image.ImageFormat;
import org.digitmill.page.FormPlacement;
import org.digitmill.page.FormTemplate;

/** A file on its way through scoring. */
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

    /** Whether every digit has its prediction. */
    boolean isDone() {
        for (WaitingDigit digit : digits) {
            if (digit.isWaiting()) {
                return false;
            }
        }
        return true;
    }

    ScoredFile toScoredFile(RowOrigin origin, float reviewThreshold) {
        FileStatus status =
                errorCode != null ? FileStatus.REJECTED : digits.isEmpty() ? FileStatus.EMPTY : FileStatus.SCORED;
        List<DigitRow> rows = new ArrayList<>(digits.size());
        for (WaitingDigit digit : digits) {
            rows.add(digit.toRow(origin, listed.path(), reviewThreshold));
        }
        List<FieldRow> fields =
                template == null ? List.of() : FormFields.rows(origin, listed.path(), template, forms, rows);
        FileRow row = new FileRow(
                origin.run(),
                listed.path(),
                listed.length(),
                listed.modified(),
                sha256,
                status,
                errorCode,
                errorMessage,
                format == null ? null : format.label(),
                errorCode != null ? 0 : pages,
                digits.size(),
                text(),
                elapsedMillis,
                origin.model(),
                fields.size(),
                origin.template());
        return new ScoredFile(row, rows, fields);
    }

    /** The digits as they were read, a line of text for each number; null without digits. */
    private String text() {
        if (digits.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        WaitingDigit before = digits.get(0);
        for (WaitingDigit digit : digits) {
            if (digit.page() != before.page() || digit.number() != before.number()) {
                text.append('\n');
            }
            text.append((char) ('0' + digit.prediction().digit()));
            before = digit;
        }
        return text.toString();
    }
}
