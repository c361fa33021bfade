package org.digitmill.dataset.download;

/** Hears how far a download has come; called often, from the thread that receives the bytes. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * @param file the name of the file that is being downloaded, without {@code .gz}
     * @param bytes packed bytes that have arrived so far; starts again at 0 with the next mirror
     * @param total packed bytes of the whole file, or -1 where the mirror does not say
     */
    void update(String file, long bytes, long total);
}
