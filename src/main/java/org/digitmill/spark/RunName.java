package org.digitmill.spark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The name of a run, such as {@code 20261121T020000Z-060ab7c1}. From its beginning on, the driver's log lines carry it (as the system
 * property {@code digitmill.run}), and so can those of executors (as {@code mdc.run} in Log4j's thread context).
 */
public final class RunName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RunName() {}

    /** A new name. Names sort by time; the random end tells runs of the same second apart. */
    public static String next() {
        return TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Begins a run: what is logged from now on belongs to it. */
    public static String begin(JavaSparkContext context) {
        String name = next();
        System.setProperty("digitmill.run", name);
        context.setLocalProperty("mdc.run", name);
        return name;
    }
}
