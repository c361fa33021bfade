package org.digitmill.page.form;

/** Checksums of numbers, by which most misreadings are detected. */
public enum Checksum {
    /** ISO/IEC 7812-1, annex B: credit cards, many account and customer numbers. */
    LUHN {
        @Override
        int sum(int place, int digit) {
            int doubled = 2 * digit;
            return place % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }

        @Override
        int modulus() {
            return 10;
        }
    },
    /** Modulus 11 with weights 2 to 7 from the right, over and over: Nordic bank accounts, many national numbers. */
    MOD11 {
        @Override
        int sum(int place, int digit) {
            return place == 0 ? digit : digit * (2 + (place - 1) % 6);
        }

        @Override
        int modulus() {
            return 11;
        }
    },
    /** Modulus 11 with weights 2 to 10 from the right, over and over: ISBN-10 (ISO 2108:1992), without its X. */
    ISBN10 {
        @Override
        int sum(int place, int digit) {
            return place == 0 ? digit : digit * (2 + (place - 1) % 9);
        }

        @Override
        int modulus() {
            return 11;
        }
    };

    /** @param place from the right, 0 for the check digit itself */
    abstract int sum(int place, int digit);

    abstract int modulus();

    /** Whether the check digit follows from the others; a text of one digit has none. */
    boolean holds(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum += sum(place, digits.charAt(digits.length() - 1 - place) - '0');
        }
        return digits.length() > 1 && sum % modulus() == 0;
    }
}
