package org.digitmill.cli.setup;

/**
 * The result of one check of {@code doctor}.
 *
 * @param check what was looked at, a few words
 * @param found what is there
 * @param advice sentences that say what to do; null if nothing is to be done
 */
record HealthCheck(String check, Status status, String found, String advice) {
    /** How it is. */
    enum Status {
        OK,
        /** The program runs, more slowly or with a risk. */
        WARNING,
        FAILED
    }

    static HealthCheck ok(String check, String found) {
        return new HealthCheck(check, Status.OK, found, null);
    }

    static HealthCheck warning(String check, String found, String advice) {
        return new HealthCheck(check, Status.WARNING, found, advice);
    }

    static HealthCheck failed(String check, String found, String advice) {
        return new HealthCheck(check, Status.FAILED, found, advice);
    }
}
