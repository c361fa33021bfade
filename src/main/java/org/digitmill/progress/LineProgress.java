package org.digitmill.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Progress as lines in a log: the first after two seconds, then at most one every ten seconds, and one at the end. */
final class LineProgress implements Progress {
    private static final long FIRST = Duration.ofSeconds(2).toNanos();
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final String task;
    private final String unit;
    private final long total;
    private final PrintStream out;
    private final LongSupplier clock;
    private final long start;
    private long nextLine;
    private long done;
    private boolean closed;

    /** @param clock nanoseconds since an arbitrary instant */
    LineProgress(String task, String unit, long total, PrintStream out, LongSupplier clock) {
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.out = out;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.nextLine = start + FIRST;
    }

    @Override
    public void update(long nowDone, String detail) {
        done = nowDone;
        long now = clock.getAsLong();
        if (now - nextLine >= 0) {
            nextLine = now + INTERVAL;
            out.println(line(now - start, detail));
        }
    }

    private String line(long elapsed, String detail) {
        StringBuilder line = new StringBuilder("%s: %,d".formatted(task, done));
        if (total > 0) {
            line.append(" of %,d %s (%d %%)".formatted(total, unit, 100 * done / total));
        } else {
            line.append(' ').append(unit);
        }
        line.append(", ").append(speed(elapsed));
        if (total > 0 && done > 0) {
            long left = (long) ((double) elapsed / done * Math.max(0, total - done));
            line.append(", ").append(time(left)).append(" left");
        }
        return detail.isEmpty()
                ? line.toString()
                : line.append(" | ").append(detail).toString();
    }

    private String speed(long elapsed) {
        double perSecond = elapsed > 0 ? done * 1e9 / elapsed : 0;
        return (perSecond < 10 ? "%.1f %s/s" : "%,.0f %s/s").formatted(perSecond, unit);
    }

    /** Hours where there are any, minutes and seconds: 1:02:03 or 2:03. */
    private static String time(long nanoseconds) {
        Duration duration = Duration.ofNanos(nanoseconds);
        String minutesAndSeconds = "%02d:%02d".formatted(duration.toMinutesPart(), duration.toSecondsPart());
        return duration.toHours() > 0
                ? duration.toHours() + ":" + minutesAndSeconds
                : minutesAndSeconds.replaceFirst("^0", "");
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            long elapsed = clock.getAsLong() - start;
            out.println("%s: %,d %s in %s, %s".formatted(task, done, unit, time(elapsed), speed(elapsed)));
        }
    }
}
