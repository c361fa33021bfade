package org.digitmill.cluster;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Slows a process down to a twentieth of its speed with SIGSTOP and SIGCONT, until it is closed. */
final class Straggler implements AutoCloseable {
    private static final long STOPPED_MILLIS = 950;
    private static final long RUNNING_MILLIS = 50;

    private final ProcessHandle process;
    private final Thread thread;
    private volatile boolean closed;

    Straggler(ProcessHandle process) {
        this.process = process;
        this.thread = new Thread(this::slowDown, "straggler");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void slowDown() {
        try {
            while (!closed && process.isAlive()) {
                signal("STOP");
                TimeUnit.MILLISECONDS.sleep(STOPPED_MILLIS);
                signal("CONT");
                TimeUnit.MILLISECONDS.sleep(RUNNING_MILLIS);
            }
        } catch (IOException | InterruptedException end) {
            closed = true;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
