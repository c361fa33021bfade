package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.dataset.Correction;
import org.digitmill.model.Prediction;

/** Puts what a person said into the rows of a file, and counts. */
final class Corrector {
    private final String run;
    private long confirmed;
    private long changed;
    private long removed;
    private long known;

    Corrector(String run) {
        this.run = run;
    }

    /** The file with its corrections in it; nothing where they change no row. */
    Optional<ScoredFile> correct(ScoredFile scored, List<Correction> corrections) {
        List<DigitRow> rows = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        boolean touched = false;
        for (DigitRow row : scored.digits()) {
            Optional<Correction> found =
                    corrections.stream().filter(one -> isOf(one, row)).findFirst();
            if (found.isEmpty()) {
                rows.add(row);
                signs.add(row.prediction().digit());
            } else if (found.get().digit().isEmpty()) {
                touched = true;
                removed++;
                signs.add(null);
            } else {
                int digit = found.get().digit().getAsInt();
                boolean same = row.readAs() != null && row.prediction().digit() == digit;
                touched |= !same;
                count(same, digit == found.get().read());
                rows.add(same ? row : answered(row, digit));
                signs.add(digit);
            }
        }
        return touched ? Optional.of(rewritten(scored.file(), rows, signs)) : Optional.empty();
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

    /** The person is certain; the probabilities stay what the model said. */
    private DigitRow answered(DigitRow row, int digit) {
        Prediction said = row.prediction();
        return new DigitRow(
                run,
                row.path(),
                row.page(),
                row.line(),
                row.position(),
                row.x(),
                row.y(),
                row.width(),
                row.height(),
                new Prediction(digit, 1, said.probabilities()),
                false,
                row.model(),
                row.readAs() == null ? Integer.valueOf(said.digit()) : row.readAs());
    }

    /** All rows of a file are of one run. */
    private ScoredFile rewritten(FileRow file, List<DigitRow> rows, List<Integer> signs) {
        List<DigitRow> own = rows.stream().map(this::ofThisRun).toList();
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
                file.model());
        return new ScoredFile(row, own);
    }

    private DigitRow ofThisRun(DigitRow row) {
        return new DigitRow(
                run,
                row.path(),
                row.page(),
                row.line(),
                row.position(),
                row.x(),
                row.y(),
                row.width(),
                row.height(),
                row.prediction(),
                row.needsReview(),
                row.model(),
                row.readAs());
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
