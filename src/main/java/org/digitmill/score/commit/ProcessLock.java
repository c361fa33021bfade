package org.digitmill.score.commit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;

/** The lock of a local output directory: a file lock, which the operating system releases when the process ends. */
final class ProcessLock implements OutputLock {
    private final FileChannel channel;
    private final FileLock lock;

    private ProcessLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static OutputLock acquire(OutputLayout layout) throws IOException {
        Path file = Path.of(HadoopFiles.localPath(layout.lock()));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new ProcessLock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this process holds it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw OutputLock.held(layout, "");
    }

    @Override
    public void check() throws IOException {
        if (!lock.isValid()) {
            throw new IOException("The lock on the output directory is lost");
        }
    }

    /** The file is kept: if it were deleted, two processes could lock two files of the same name. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
