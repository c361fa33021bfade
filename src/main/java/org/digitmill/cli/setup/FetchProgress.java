package org.digitmill.cli.setup;

import org.digitmill.dataset.download.DownloadProgress;
import org.digitmill.progress.Progress;
import org.digitmill.progress.ProgressStyle;

/** Shows downloads, one after the other. */
final class FetchProgress implements DownloadProgress, AutoCloseable {
    private final ProgressStyle style;
    private String file;
    private Progress progress;

    FetchProgress(ProgressStyle style) {
        this.style = style;
    }

    @Override
    public void update(String nowFile, long bytes, long total) {
        if (!nowFile.equals(file)) {
            close();
            file = nowFile;
            progress = Progress.start(style, nowFile, "bytes", total);
        }
        progress.update(bytes, "");
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
