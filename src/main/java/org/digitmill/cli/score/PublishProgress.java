package org.digitmill.cli.score;

import org.digitmill.progress.Progress;
import org.digitmill.progress.ProgressListener;
import org.digitmill.progress.ProgressStyle;

/** The progress of publishing, from when it is known how much there is to write. */
final class PublishProgress implements AutoCloseable {
    private final ProgressStyle style;
    private Progress progress;

    PublishProgress(ProgressStyle style) {
        this.style = style;
    }

    ProgressListener start(long rows) {
        progress = Progress.start(style, "Publishing", "rows", rows);
        return progress;
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
