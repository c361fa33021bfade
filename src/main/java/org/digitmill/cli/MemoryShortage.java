package org.digitmill.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitmill.cli.common.Causes;

/**
 * Advice on which memory setting to raise after memory ran out. An executor without memory ends itself, and the driver receives only a
 * text: the error of the task, or the exit status of the process.
 */
final class MemoryShortage {
    /** As Spark quotes a task's error; ND4J's own has no type. */
    private static final Pattern QUOTED =
            Pattern.compile("java\\.lang\\.OutOfMemoryError: ([^\\n]*)|(Allocation failed: [^\\n]*)");
    /** JavaCPP, which keeps the memory outside the heap, has no type of its own; it names its limits in the message. */
    private static final Pattern NATIVE = Pattern.compile("[Pp]hysical memory|maxBytes|[Aa]llocat");
    /** 52 is Spark's own status for it, 137 that of a process that the system killed. */
    private static final Pattern ENDED = Pattern.compile(
            "exited with code (52|137)|exit code 137|exit status: 137|OOMKilled|exceeding (physical )?memory limits");

    private MemoryShortage() {}

    /** A sentence on what to do, if a failure is one of memory. */
    static Optional<String> in(Throwable failure) {
        return Causes.of(failure)
                .filter(OutOfMemoryError.class::isInstance)
                .map(error -> describe(String.valueOf(error.getMessage())))
                .findFirst()
                .or(() -> quoted(failure))
                .or(() -> ended(failure));
    }

    private static Optional<String> quoted(Throwable failure) {
        return Causes.of(failure)
                .map(cause -> QUOTED.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> describe(found.group(1) == null ? found.group(2) : found.group(1)))
                .findFirst();
    }

    private static Optional<String> ended(Throwable failure) {
        return Causes.of(failure)
                .map(cause -> ENDED.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> "Executors ended, probably for lack of memory (" + found.group()
                        + "). Give them more: --executor-memory for the heap; for the networks outside of it "
                        + "org.bytedeco.javacpp.maxbytes in spark.executor.defaultJavaOptions, with as much in "
                        + "spark.executor.memoryOverhead. Their own logs say which.")
                .findFirst();
    }

    private static String describe(String message) {
        return NATIVE.matcher(message).find()
                ? "The memory outside the heap was used up (" + message
                        + "). Give it more: raise org.bytedeco.javacpp.maxbytes in conf/local.conf, or on a cluster in "
                        + "spark.executor.defaultJavaOptions together with spark.executor.memoryOverhead, or use fewer workers."
                : "The heap was used up (" + message
                        + "). Give it more: submit/digitmill --driver-memory 4g -- COMMAND …, "
                        + "and on a cluster --executor-memory.";
    }
}
