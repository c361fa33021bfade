package org.digitmill.page.number;

import java.util.List;
import java.util.stream.Collectors;
import org.digitmill.page.decision.PageDigit;

/**
 * A number: digits that were written together.
 *
 * @param digits from left to right, at least one
 */
public record PageNumber(List<PageDigit> digits) {
    public PageNumber {
        digits = List.copyOf(digits);
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("A number has at least one digit");
        }
    }

    /** What was read; digits that were not are left out. */
    public String text() {
        return digits.stream()
                .filter(PageDigit::isRead)
                .map(digit -> String.valueOf(digit.prediction().digit()))
                .collect(Collectors.joining());
    }
}
