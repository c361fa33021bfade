package org.digitmill.score.commit;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.io.TempDir;

/** On the local disk. */
class LocalPublicationTest extends PublicationContract {
    @TempDir
    private Path directory;

    private int next;

    @Override
    protected HadoopFiles files() {
        return new HadoopFiles(new Configuration());
    }

    @Override
    protected String directory() {
        return directory.resolve("out" + next++).toString();
    }
}
