package org.digitmill.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.digitmill.cli.common.Home;

/** One run of the command line within the test's own process, and what it printed. */
public record Invocation(int status, String results, String messages) {
    public static Invocation of(Home home, String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = DigitMill.run(
                home,
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                arguments);
        return new Invocation(
                status, results.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }
}
