package org.digitmill.score.commit;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of Hadoop that neither renames over a file atomically nor creates files exclusively. */
class RemotePublicationTest extends PublicationContract {
    @TempDir
    private Path directory;

    private int next;

    @Override
    protected HadoopFiles files() {
        return new HadoopFiles(RemoteFileSystem.configure(new Configuration()));
    }

    @Override
    protected String directory() {
        return "remote:" + directory.resolve("out" + next++);
    }
}
