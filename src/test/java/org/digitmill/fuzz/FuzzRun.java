package org.digitmill.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives a parser its valid files and then mutated ones, and writes one file for each place of the code that failed. */
final class FuzzRun {
    /** How many times the seconds that a file may take it is waited for. */
    private static final int PATIENCE = 5;
    /** For a parser that waits for another thread and takes no time of its own; much, for the machine may be busy. */
    private static final int MOST_SECONDS_BY_THE_CLOCK = 300;

    private static final int MOST_FINDINGS = 20;
    private static final int SHOWN_BYTES = 600;

    private final String name;
    private final Parser parser;
    private final FuzzLimits limits;
    private final Map<String, String> findings = new LinkedHashMap<>();
    private volatile long executions;
    private volatile byte[] current = new byte[0];
    private volatile Thread worker;
    private volatile long startedAt;
    private volatile double processorAtStart;
    private volatile boolean late;
    private double seconds;

    /** What is tested. */
    interface Parser {
        void parse(byte[] input) throws Exception;
    }

    FuzzRun(String name, Parser parser, FuzzLimits limits) {
        this.name = name;
        this.parser = parser;
        this.limits = limits;
    }

    /** @param duration seconds that broken files are made for */
    void run(List<byte[]> seeds, long seed, long duration) throws InterruptedException {
        long start = System.nanoTime();
        startedAt = start;
        long end = start + TimeUnit.SECONDS.toNanos(duration);
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            worker = new Thread(task, "fuzz-" + name);
            worker.setDaemon(true);
            return worker;
        });
        Future<?> work = thread.submit(() -> {
            seeds.forEach(file -> execute(file.clone()));
            Mutator mutator = new Mutator(seeds, seed);
            while (System.nanoTime() < end && findings.size() < MOST_FINDINGS && !late) {
                execute(mutator.next());
            }
        });
        watch(work);
        thread.shutdownNow();
        seconds = (System.nanoTime() - start) / 1e9;
    }

    /** Waits for the work as long as each file is done in time. */
    private void watch(Future<?> work) throws InterruptedException {
        while (true) {
            try {
                work.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException goesOn) {
                if (isLate()) {
                    late = true;
                    AssertionError endless = new AssertionError("It did not end");
                    endless.setStackTrace(worker.getStackTrace());
                    keep("no end", endless, current);
                    return;
                }
            } catch (ExecutionException broken) {
                throw new IllegalStateException("The test itself is broken", broken.getCause());
            }
        }
    }

    private boolean isLate() {
        long before = executions;
        double processor = FuzzLimits.processorSeconds(worker) - processorAtStart;
        double clock = (System.nanoTime() - startedAt) / 1e9;
        boolean over = processor > PATIENCE * limits.processorSeconds() || clock > MOST_SECONDS_BY_THE_CLOCK;
        // Of the file that was begun before, and not of the next one.
        return over && executions == before;
    }

    private void execute(byte[] input) {
        startedAt = System.nanoTime();
        processorAtStart = FuzzLimits.processorSeconds(Thread.currentThread());
        current = input;
        byte[] given = input.clone();
        try {
            limits.check(() -> parser.parse(given));
        } catch (Exception | Error failure) {
            keep(place(failure), failure, input);
        }
        executions++;
    }

    /** The exception and the first line of ours that it went through: two files with the same are one finding. */
    private static String place(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("org.digitmill")) {
                return failure.getClass().getName() + " at " + element;
            }
        }
        return failure.getClass().getName();
    }

    private synchronized void keep(String place, Throwable failure, byte[] input) {
        if (findings.containsKey(place)) {
            return;
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        String shown = input.length <= SHOWN_BYTES ? " = " + Base64.getEncoder().encodeToString(input) : "";
        findings.put(place, "%s: %s bytes in %s%s\n%s".formatted(name, input.length, write(input), shown, text));
    }

    private Path write(byte[] input) {
        Path file = Path.of("target", "fuzz", name + "-" + (findings.size() + 1));
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, input);
        } catch (IOException e) {
            throw new IllegalStateException("The finding cannot be written", e);
        }
    }

    synchronized List<String> findings() {
        return new ArrayList<>(findings.values());
    }

    String summary() {
        return "%s: %,d files in %.1f s, %d findings".formatted(name, executions, seconds, findings.size());
    }
}
