package org.digitmill.score.commit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.digitmill.DaemonThreads;
import org.digitmill.score.commit.NumberedFiles.Numbered;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StorageGuarantee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of an output directory that several machines can reach: a lease, which is a numbered file that its holder renews by a heartbeat.
 *
 * <p>Who finds no lease, a released one, or one without a heartbeat for six periods (its expiry) appends the next number, and of several
 * exactly one does ({@link NumberedFiles}). Expiry is measured by the waiting process's own clock, so clocks of machines need not agree.
 *
 * <p>A holder that was suspended beyond the expiry detects at its next heartbeat or {@link #check} that a greater number exists, and stops.
 * What it does between a check and its publication is held back by the numbers of commits, not by this lock: see {@link Publication}.
 */
final class LeaseLock implements OutputLock {
    static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLock.class);
    private static final int PERIODS_TO_EXPIRY = 6;
    /** How long the writes of several processes may overlap on a storage that does not create files exclusively. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final NumberedFiles<Lease> leases;
    private final OutputLayout layout;
    private final String run;
    private final long number;
    private final ScheduledExecutorService heartbeat;
    private long heartbeats;
    private boolean lost;

    private LeaseLock(NumberedFiles<Lease> leases, OutputLayout layout, String run, long number, Duration period) {
        this.leases = leases;
        this.layout = layout;
        this.run = run;
        this.number = number;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("digitmill-lease"));
        heartbeat.scheduleWithFixedDelay(this::renew, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What the file holds.
     *
     * @param run that holds the lock
     * @param heartbeats how often it has renewed it
     * @param released whether it has given it back
     */
    record Lease(String run, long heartbeats, boolean released) {}

    /** @param period time between two heartbeats */
    static OutputLock acquire(HadoopFiles files, OutputLayout layout, String run, Duration period) throws IOException {
        NumberedFiles<Lease> leases = new NumberedFiles<>(files, layout.leases(), Lease.class);
        Optional<Numbered<Lease>> last = leases.last();
        if (last.isPresent() && !last.get().content().released()) {
            awaitExpiry(leases, layout, last.get(), period);
        }
        long number = last.map(Numbered::number).orElse(0L) + 1;
        boolean won = leases.append(number, run, new Lease(run, 0, false));
        if (won && files.guarantee(layout.leases()) == StorageGuarantee.CHECKED) {
            // Of several processes that appended at once the last one won, and each can see which one that is.
            Pause.of(SETTLING);
            won = leases.last()
                    .filter(lease -> lease.content().run().equals(run))
                    .isPresent();
        }
        if (!won) {
            throw held(layout, leases.last());
        }
        leases.prune(number);
        return new LeaseLock(leases, layout, run, number, period);
    }

    private static void awaitExpiry(
            NumberedFiles<Lease> leases, OutputLayout layout, Numbered<Lease> holder, Duration period)
            throws IOException {
        for (int periods = 0; periods < PERIODS_TO_EXPIRY; periods++) {
            Pause.of(period);
            Optional<Numbered<Lease>> now = leases.last();
            if (now.isPresent()
                    && now.get().number() == holder.number()
                    && now.get().content().released()) {
                return;
            }
            if (!now.equals(Optional.of(holder))) {
                throw held(layout, now);
            }
        }
        LOG.warn(
                "The lease of run {} on {} has expired and is taken over",
                holder.content().run(),
                layout.root());
    }

    private static RuntimeException held(OutputLayout layout, Optional<Numbered<Lease>> holder) {
        return OutputLock.held(
                layout, holder.map(lease -> ", " + lease.content().run()).orElse(""));
    }

    private synchronized void renew() {
        try {
            if (holds()) {
                leases.replace(number, run, new Lease(run, ++heartbeats, false));
            }
        } catch (IOException | RuntimeException e) {
            // A later heartbeat may succeed; if none does, another run takes over and the next check fails.
            LOG.warn("The lease on {} could not be renewed: {}", layout.root(), e.toString());
        }
    }

    private boolean holds() throws IOException {
        Optional<Numbered<Lease>> last = leases.last();
        lost |= last.isEmpty()
                || last.get().number() != number
                || !last.get().content().run().equals(run);
        return !lost;
    }

    @Override
    public synchronized void check() throws IOException {
        if (!holds()) {
            throw new TakenOverException(layout);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        heartbeat.shutdownNow();
        if (holds()) {
            leases.replace(number, run, new Lease(run, heartbeats, true));
        }
    }
}
