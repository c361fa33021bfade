package org.digitmill.dataset.download;

/** Receives the progress of a download; called often, from the thread that receives the bytes. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * @param file the name of the file that is being downloaded, without {@code .gz}
     * @param bytes compressed bytes received so far; starts again at 0 with the next mirror
     * @param total compressed size of the file, or -1 if the mirror does not say
     */
    void update(String file, long bytes, long total);
}
