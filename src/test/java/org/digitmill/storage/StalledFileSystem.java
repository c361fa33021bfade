package org.digitmill.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Files of the local disk under the scheme {@code stalled}: after the first bytes, reading blocks for ever. */
public final class StalledFileSystem extends RawLocalFileSystem {
    private static final URI ROOT = URI.create("stalled:///");
    private static final int ARRIVING = 100_000;

    /** A configuration that knows the file system. */
    public static Configuration configure(Configuration configuration) {
        configuration.set("fs.stalled.impl", StalledFileSystem.class.getName());
        configuration.set("fs.stalled.impl.disable.cache", "true");
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

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return new FSDataInputStream(new Stalled(super.open(path, bufferSize)));
    }

    private static final class Stalled extends FSInputStream {
        private final FSDataInputStream input;

        Stalled(FSDataInputStream input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            if (getPos() >= ARRIVING) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("The wait was interrupted");
                }
            }
            return input.read();
        }

        @Override
        public void seek(long position) throws IOException {
            input.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return input.getPos();
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
