package org.digitmill.score.commit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.digitmill.DaemonThreads;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of an output directory that several machines can reach: a lease in a file that its holder renews by a heartbeat. A process
 * that sees no change for six heartbeats takes the lease over.
 *
 * <p>A holder that was suspended for so long detects at its next heartbeat, or before it publishes, that another process holds the lease,
 * and stops.
 */
final class LeaseLock implements OutputLock {
    static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLock.class);
    private static final int PERIODS_TO_EXPIRY = 6;
    /** An object store replaces a file by deleting the old one first, so a missing file is looked up several times. */
    private static final int LOOKS = 3;

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final HadoopFiles files;
    private final OutputLayout layout;
    private final String run;
    private final ScheduledExecutorService heartbeat;
    private long heartbeats;
    private boolean lost;

    private LeaseLock(HadoopFiles files, OutputLayout layout, String run, Duration period) {
        this.files = files;
        this.layout = layout;
        this.run = run;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("digitmill-lease"));
        heartbeat.scheduleWithFixedDelay(this::renew, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What the file holds.
     *
     * @param run that holds the lock
     * @param heartbeats how often it has written the file
     */
    record Lease(String run, long heartbeats) {}

    static OutputLock acquire(HadoopFiles files, OutputLayout layout, String run, Duration period) throws IOException {
        Optional<Lease> holder = read(files, layout);
        if (holder.isPresent()) {
            awaitExpiry(files, layout, holder.get(), period);
            LOG.warn(
                    "Run {} has not renewed its lock on {}; the lock is taken over",
                    holder.get().run(),
                    layout.root());
        }
        write(files, layout, new Lease(run, 0));
        // Of several processes that write at once the last one wins, and each can see which one that is.
        sleep(period.dividedBy(5));
        Optional<Lease> winner = read(files, layout);
        if (winner.isEmpty() || !winner.get().run().equals(run)) {
            throw OutputLock.held(
                    layout, winner.map(lease -> ", " + lease.run()).orElse(""));
        }
        return new LeaseLock(files, layout, run, period);
    }

    private static void awaitExpiry(HadoopFiles files, OutputLayout layout, Lease holder, Duration period)
            throws IOException {
        for (int heartbeats = 0; heartbeats < PERIODS_TO_EXPIRY; heartbeats++) {
            sleep(period);
            Optional<Lease> now = read(files, layout);
            if (now.isEmpty()) {
                return;
            }
            if (!now.get().equals(holder)) {
                throw OutputLock.held(layout, ", " + now.get().run());
            }
        }
    }

    private synchronized void renew() {
        try {
            if (holds()) {
                write(files, layout, new Lease(run, ++heartbeats));
            }
        } catch (IOException | RuntimeException e) {
            // A later heartbeat may succeed; if none does, another run takes over and the next check fails.
            LOG.warn("The lock on {} could not be renewed: {}", layout.root(), e.toString());
        }
    }

    private boolean holds() throws IOException {
        lost |= !read(files, layout).map(lease -> lease.run().equals(run)).orElse(false);
        return !lost;
    }

    @Override
    public synchronized void check() throws IOException {
        if (!holds()) {
            throw new IOException("The lock on the output directory " + layout.root()
                    + " was taken over by another run, since this one did not renew its lease in time");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        heartbeat.shutdownNow();
        if (holds()) {
            files.delete(layout.lock());
        }
    }

    /** Content of the lock file; empty if it does not exist, also after a short wait, since its holder may be writing it. */
    private static Optional<Lease> read(HadoopFiles files, OutputLayout layout) throws IOException {
        for (int look = 1; ; look++) {
            try {
                if (files.status(layout.lock()).isPresent()) {
                    return Optional.of(Json.read(files, layout.lock(), Lease.class));
                }
            } catch (IOException e) {
                if (look == LOOKS) {
                    throw e;
                }
            }
            if (look == LOOKS) {
                return Optional.empty();
            }
            sleep(MOMENT);
        }
    }

    private static void write(HadoopFiles files, OutputLayout layout, Lease lease) throws IOException {
        Json.write(files, layout.lock(), layout.lock() + "-" + lease.run(), lease);
    }

    private static void sleep(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the lock", e);
        }
    }
}
