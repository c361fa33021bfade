package org.digitmill.score.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionLimitTest {
    @Test
    void isANumberOrAShare() {
        assertEquals(new RejectionLimit(20, false), RejectionLimit.parse("20"));
        assertEquals(new RejectionLimit(0.5, true), RejectionLimit.parse("0.5%"));
        assertTrue(RejectionLimit.parse("0").isExceeded(1, 100));
        assertFalse(RejectionLimit.parse("0").isExceeded(0, 0));
        assertFalse(RejectionLimit.parse("1%").isExceeded(1, 100));
        assertTrue(RejectionLimit.parse("1%").isExceeded(2, 100));
        assertFalse(RejectionLimit.NONE.isExceeded(100, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-1", "1.5", "101%", "few", "1 %", "1e3"})
    void everythingElseIsTheUsersError(String text) {
        assertThrows(InputException.class, () -> RejectionLimit.parse(text));
    }
}
