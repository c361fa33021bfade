package org.digitmill.score.commit;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;

/** A process that opens an output with a lease, waits for a line on standard input, publishes, and says what came of it. */
final class SuspendedWriter {
    static final String RUN = "suspended";
    static final String OPENED = "opened";
    static final String PUBLISHED = "published";

    private SuspendedWriter() {}

    /** @param arguments the output; the milliseconds between two heartbeats; whether to check the lease before publishing */
    public static void main(String[] arguments) throws IOException {
        HadoopFiles files = new HadoopFiles(RemoteFileSystem.configure(new Configuration()));
        OutputLayout layout = new OutputLayout(arguments[0]);
        OutputFixture output = new OutputFixture(files, layout);
        OutputLock lease = LeaseLock.acquire(files, layout, RUN, Duration.ofMillis(Long.parseLong(arguments[1])));
        OutputLock lock = Boolean.parseBoolean(arguments[2]) ? lease : OutputFixture.NO_LOCK;
        LoggedPublication publication = LoggedPublication.open(files, layout, RUN, lock);
        System.out.println(OPENED);
        if (System.in.read() < 0) {
            throw new IOException("Nobody asks for the publication");
        }
        try {
            output.publish(publication, RUN, output.merge(RUN, "old", "a", "b", "c"));
            System.out.println(PUBLISHED);
        } catch (TakenOverException lost) {
            System.out.println(TakenOverException.class.getSimpleName());
        }
        System.exit(0);
    }
}
