package org.digitmill.spark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The name of a run, such as {@code 20261121T020000Z-060ab7c1}. From the start of the run, the driver's log lines contain it (as the
 * system property {@code digitmill.run}), and so can those of executors (as {@code mdc.run} in Log4j's thread context).
 */
public final class RunName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RunName() {}

    /** A new name. Names sort by time; the random suffix distinguishes runs of the same second. */
    public static String next() {
        return TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Starts a run: log lines from now on contain its name. */
    public static String begin(JavaSparkContext context) {
        String name = next();
        System.setProperty("digitmill.run", name);
        context.setLocalProperty("mdc.run", name);
        return name;
    }
}
