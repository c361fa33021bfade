package org.digitmill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.spark.SparkUserAppException;
import org.digitmill.cli.common.Home;

/** The program's entry, and the only place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws SparkUserAppException {
        // All output is English, including number formats.
        Locale.setDefault(Locale.ENGLISH);
        PrintStream results = utf8(FileDescriptor.out);
        PrintStream messages = utf8(FileDescriptor.err);
        // Standard output is for results only: what a library prints goes to standard error.
        System.setOut(messages);
        System.setErr(messages);
        StopNotice notice = StopNotice.watch(messages);
        int status = DigitMill.run(Home.find(), results, messages, arguments);
        notice.withdraw();
        results.flush();
        messages.flush();
        end(status);
    }

    /**
     * Ends the process. If the driver runs on the cluster, YARN's application master calls this class and treats any exit as a failure,
     * also one with 0; success is signalled by returning, an exit code by this exception of Spark's.
     */
    private static void end(int status) throws SparkUserAppException {
        boolean inMaster = "yarn".equals(System.getProperty("spark.master"))
                && "cluster".equals(System.getProperty("spark.submit.deployMode"));
        if (!inMaster) {
            System.exit(status);
        } else if (status != 0) {
            throw new SparkUserAppException(status);
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
