package org.digitmill.dataset.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.digitmill.dataset.file.Problems;

/** Downloads one file over HTTP, with timeouts for the connection, for each pause and for the whole transfer. */
final class HttpTransfer {
    private final HttpClient client;
    private final DownloadOptions options;

    HttpTransfer(DownloadOptions options) {
        this.options = options;
        this.client = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Downloads the content of an address into {@code body}.
     *
     * @throws IOException if the transfer failed; the message is meant for the user
     */
    void get(URI address, HttpBody body) throws IOException {
        CompletableFuture<?> answer =
                client.sendAsync(HttpRequest.newBuilder(address).build(), body);
        try {
            await(answer, body);
        } finally {
            answer.cancel(true);
        }
    }

    private void await(CompletableFuture<?> answer, HttpBody body) throws IOException {
        long started = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            long silent = Math.min(now - started, now - body.lastArrival());
            long untilStall = options.stallTimeout().toNanos() - silent;
            long untilEnd = options.transferTimeout().toNanos() - (now - started);
            if (untilEnd <= 0) {
                throw new IOException("the transfer was not done within " + seconds(options.transferTimeout()));
            }
            if (untilStall <= 0) {
                throw new IOException("nothing arrived for " + seconds(options.stallTimeout()));
            }
            try {
                answer.get(Math.min(untilStall, untilEnd), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException lookAgain) {
                // The loop's head says what is late.
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new IOException("the download was interrupted", interrupt);
            } catch (ExecutionException failure) {
                throw new IOException(describe(failure.getCause()), failure.getCause());
            }
        }
    }

    private String describe(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection within " + seconds(options.connectTimeout());
        }
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            return "no connection (is there a network?)";
        }
        return Problems.describe(failure);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " seconds";
    }
}
