package org.digitmill.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** The message when a command is stopped by Ctrl-C or kill: one sentence, instead of the errors while Spark shuts down. */
final class StopNotice {
    private final Thread hook;

    private StopNotice(Thread hook) {
        this.hook = hook;
    }

    /** Watches until it is withdrawn. */
    static StopNotice watch(PrintStream messages) {
        Thread hook = new Thread(() -> {
            Configurator.setAllLevels("", Level.OFF);
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
            messages.println(System.lineSeparator()
                    + "digitmill: Stopped by a signal. Nothing incomplete was published. Repeat the same command: 'score' "
                    + "continues where it stopped; 'train' continues with --checkpoint and --resume.");
            messages.flush();
            // Scala's thread pools print what they refuse while they end, past the log.
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopNotice(hook);
    }

    /** Whether the process is ending already: what fails then fails because of it. */
    static boolean isStopping() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** The command has ended by itself. */
    void withdraw() {
        if (!isStopping()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
