package org.digitmill.dataset.download;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Receives the body of an HTTP response into a channel, up to a limit, and records when the last bytes arrived. */
final class HttpBody implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
    /** Hears of bytes. */
    @FunctionalInterface
    interface Listener {
        /** @param total size of the body, or -1 if unknown */
        void arrived(long bytes, long total);
    }

    private final WritableByteChannel target;
    private final long limit;
    private final Listener listener;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile long lastArrival = System.nanoTime();
    private Flow.Subscription subscription;
    private String refusal;
    private long total = -1;
    private long bytes;

    /**
     * @param target where the bytes go; blocking
     * @param limit maximum size of a valid body
     */
    HttpBody(WritableByteChannel target, long limit, Listener listener) {
        this.target = target;
        this.limit = limit;
        this.listener = listener;
    }

    /** Time of the last received bytes, by {@link System#nanoTime}. */
    long lastArrival() {
        return lastArrival;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo answer) {
        lastArrival = System.nanoTime();
        total = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (answer.statusCode() != 200) {
            refusal = "HTTP status " + answer.statusCode();
        } else if (total > limit) {
            refusal = tooLarge("%,d bytes".formatted(total));
        }
        return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (refusal != null) {
            stop(new IOException(refusal));
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                bytes += buffer.remaining();
                if (bytes > limit) {
                    throw new IOException(tooLarge("more"));
                }
                while (buffer.hasRemaining()) {
                    target.write(buffer);
                }
            }
            lastArrival = System.nanoTime();
            listener.arrived(bytes, total);
            subscription.request(1);
        } catch (IOException | RuntimeException problem) {
            stop(problem);
        }
    }

    @Override
    public void onError(Throwable problem) {
        done.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    private void stop(Throwable problem) {
        subscription.cancel();
        done.completeExceptionally(problem);
    }

    private String tooLarge(String found) {
        return "the file is too large: expected at most %,d bytes, found %s".formatted(limit, found);
    }
}
