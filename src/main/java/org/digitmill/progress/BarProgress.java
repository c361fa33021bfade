package org.digitmill.progress;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar on a terminal. */
final class BarProgress implements Progress {
    private static final int REDRAW_MILLISECONDS = 250;

    private final ProgressBar bar;

    BarProgress(String task, String unit, long total) {
        boolean blocks = Charset.forName(System.getProperty("native.encoding", "US-ASCII"))
                .equals(StandardCharsets.UTF_8);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .setStyle(blocks ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void update(long done, String detail) {
        bar.stepTo(done);
        bar.setExtraMessage(detail);
    }

    @Override
    public void note(String line) {
        // Printed over the bar, which is drawn again below at the next update.
        System.err.println("\r\u001b[K" + line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
