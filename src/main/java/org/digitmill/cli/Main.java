package org.digitmill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The program's entry, and the only place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Everything said is English, its numbers too.
        Locale.setDefault(Locale.ENGLISH);
        PrintStream results = utf8(FileDescriptor.out);
        PrintStream messages = utf8(FileDescriptor.err);
        // Standard output holds results alone: whatever a library prints goes to standard error.
        System.setOut(messages);
        System.setErr(messages);
        StopNotice notice = StopNotice.watch(messages);
        int status = DigitMill.run(Home.find(), results, messages, arguments);
        notice.withdraw();
        results.flush();
        messages.flush();
        System.exit(status);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
