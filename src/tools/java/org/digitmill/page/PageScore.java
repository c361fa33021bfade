package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.page.number.PageNumber;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.TrueDigit;

/** How well pages were read; counts that add up over pages. Ink that was found and not read counts as not found. */
final class PageScore {
    int pages;
    long characters;
    long errors;
    long truths;
    long found;
    long hits;
    long rightHits;
    long numbers;
    long rightNumbers;
    long sureFalse;

    void add(GeneratedPage page, PageReading reading) {
        List<String> truth = page.numbers();
        List<PageNumber> read = reading.numbers().stream()
                .filter(number -> number.digits().stream().anyMatch(PageDigit::isRead))
                .toList();
        List<PageDigit> digits = read.stream()
                .flatMap(number -> number.digits().stream())
                .filter(PageDigit::isRead)
                .toList();
        pages++;
        String expected = String.join("\n", truth);
        String actual = String.join("\n", read.stream().map(PageNumber::text).toList());
        characters += expected.length();
        errors += distance(expected, actual);
        truths += page.digits().size();
        found += digits.size();
        numbers += truth.size();
        matchDigits(page.digits(), digits);
        matchNumbers(page, read);
        sureFalse += page.digits().isEmpty()
                ? digits.stream()
                        .filter(digit -> !digit.doubtful() && digit.prediction().confidence() >= 0.5)
                        .count()
                : 0;
    }

    private void matchDigits(List<TrueDigit> truth, List<PageDigit> digits) {
        List<PageDigit> free = new ArrayList<>(digits);
        for (TrueDigit digit : truth) {
            PageDigit best = null;
            double overlap = 0.5;
            for (PageDigit other : free) {
                double own = overlap(digit, other.framed());
                if (own >= overlap) {
                    overlap = own;
                    best = other;
                }
            }
            if (best != null) {
                free.remove(best);
                hits++;
                rightHits += best.prediction().digit() == digit.digit() ? 1 : 0;
            }
        }
    }

    /** A number is right where one that was read has the same digits at the same place. */
    private void matchNumbers(GeneratedPage page, List<PageNumber> read) {
        List<PageNumber> free = new ArrayList<>(read);
        int last = page.digits().stream().mapToInt(TrueDigit::number).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            int own = number;
            List<TrueDigit> digits = page.digits().stream()
                    .filter(digit -> digit.number() == own)
                    .toList();
            String text = page.numbers().get(number - 1);
            for (PageNumber other : free) {
                if (other.text().equals(text)
                        && overlap(digits.get(0), other.digits().get(0).framed()) > 0.3) {
                    rightNumbers++;
                    free.remove(other);
                    break;
                }
            }
        }
    }

    static double overlap(TrueDigit digit, FramedDigit box) {
        double across = Math.min(digit.x() + digit.width(), box.x() + box.width()) - Math.max(digit.x(), box.x());
        double down = Math.min(digit.y() + digit.height(), box.y() + box.height()) - Math.max(digit.y(), box.y());
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double common = across * down;
        return common / ((double) digit.width() * digit.height() + (double) box.width() * box.height() - common);
    }

    double characterErrorRate() {
        return characters == 0 ? 0 : (double) errors / characters;
    }

    double f1() {
        return 2.0 * hits / Math.max(1, truths + found);
    }

    double exactNumbers() {
        return (double) rightNumbers / Math.max(1, numbers);
    }

    /** Levenshtein's: characters to insert, delete or exchange. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(row[j - 1], above) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }

    @Override
    public String toString() {
        return "pages %d  CER %.4f  precision %.4f  recall %.4f  F1 %.4f  digits right of hits %.4f  numbers %.4f  sure false digits %d"
                .formatted(
                        pages,
                        characterErrorRate(),
                        (double) hits / Math.max(1, found),
                        (double) hits / Math.max(1, truths),
                        f1(),
                        (double) rightHits / Math.max(1, hits),
                        exactNumbers(),
                        sureFalse);
    }
}
