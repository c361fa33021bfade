package org.digitmill.storage;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A file system of Hadoop under a scheme of its own, {@code remote:///}, so that tests take the road of HDFS and object stores. Its files
 * are on the local disk. It has no rename that replaces, as object stores have none.
 */
public final class RemoteFileSystem extends RawLocalFileSystem {
    private static final URI ROOT = URI.create("remote:///");

    /** A configuration that knows the file system. */
    public static Configuration configure(Configuration configuration) {
        configuration.set("fs.remote.impl", RemoteFileSystem.class.getName());
        configuration.set("fs.remote.impl.disable.cache", "true");
        return configuration;
    }

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public String getScheme() {
        return ROOT.getScheme();
    }
}
