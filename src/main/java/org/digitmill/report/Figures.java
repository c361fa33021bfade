package org.digitmill.report;

/** Formats numbers and names for people. */
final class Figures {
    private Figures() {}

    static String count(long number) {
        return "%,d".formatted(number);
    }

    /** A rate per second, with a decimal if it is small. */
    static String speed(double perSecond) {
        return (perSecond < 10 ? "%.1f" : "%,.0f").formatted(perSecond);
    }

    /** A share of 1 in per cent. */
    static String percent(double share) {
        return "%.2f\u00a0%%".formatted(100 * share);
    }

    static String decimal(double number) {
        return "%.4f".formatted(number);
    }

    /** Seconds, or minutes and seconds, or hours and minutes. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 120) {
            return "%.1f s".formatted(seconds);
        }
        return whole < 7200
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
    }

    /** The last name of a path; for an archive's entry the archive's name before it. */
    static String name(String path) {
        int entry = path.lastIndexOf("!/");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return entry < 0 ? last : path.substring(path.lastIndexOf('/', entry - 1) + 1, entry) + ": " + last;
    }

    static String bytes(long bytes) {
        return bytes < 1 << 20 ? "%,d kB".formatted((bytes + 1023) >> 10) : "%,.1f MB".formatted(bytes / 1048576.0);
    }
}
