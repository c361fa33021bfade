package org.digitmill.score.input;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.digitmill.DaemonThreads;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.storage.HadoopFiles;

/**
 * Lists the entries of archives, also of broken ones.
 *
 * <p>Listing runs in another thread with a time limit, since broken headers may keep the library busy. A thread that exceeds the limit is
 * interrupted and abandoned, and the archive gets the problem {@link ErrorCode#TIMED_OUT}.
 */
final class ArchiveLister {
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(DaemonThreads.named("digitmill-archive"));

    private final HadoopFiles files;
    private final ArchiveLimits limits;

    ArchiveLister(HadoopFiles files, ArchiveLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    ArchiveContent list(ListedFile archive, ArchiveFormat format) {
        Future<ArchiveContent> listing = THREADS.submit(() -> listNow(archive, format));
        try {
            return listing.get(limits.maximumSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            listing.cancel(true);
            return failed(archive, ErrorCode.TIMED_OUT);
        } catch (InterruptedException e) {
            listing.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Listing " + archive.path() + " was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Listing " + archive.path() + " failed: " + e.getCause(), e.getCause());
        }
    }

    private ArchiveContent listNow(ListedFile archive, ArchiveFormat format) {
        ArchiveContent content = new ArchiveContent(archive, limits);
        try {
            switch (format) {
                case ZIP -> new ZipDirectory(files, content).read();
                case TAR, COMPRESSED_TAR -> TarStream.list(files, content, format == ArchiveFormat.COMPRESSED_TAR);
            }
        } catch (IOException e) {
            content.fail(reason(e));
        } catch (RuntimeException e) {
            // The library's answer to some broken headers.
            content.fail(ErrorCode.CORRUPT);
        } catch (OutOfMemoryError e) {
            // Headers of a compressed archive can be as long as it pleases.
            return failed(archive, ErrorCode.OUT_OF_MEMORY);
        }
        return content;
    }

    private ArchiveContent failed(ListedFile archive, ErrorCode code) {
        ArchiveContent content = new ArchiveContent(archive, limits);
        content.fail(code);
        return content;
    }

    private static ErrorCode reason(IOException failure) {
        if (HadoopFiles.isMissing(failure)) {
            return ErrorCode.VANISHED;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean early = failure instanceof EOFException || message.contains("truncated") || message.contains("eof");
        return early ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT;
    }
}
