package org.digitmill.image.decode.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.digitmill.image.decode.codec.FormatDecoder;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.PageSource;

/**
 * The main class of a {@link DecoderProcess}: takes requests from standard input and answers on standard output.
 *
 * <p>One thread reads requests and another decodes, so that the end of the input is detected while a decoder works. Then the parent
 * process has ended, and this one ends, too.
 *
 * <p>Where the memory is full, anything may have failed, and the process is of no use any more. Where a file asks for more at once than
 * the memory could ever hold, nothing but that has failed, and the process goes on.
 */
final class DecoderServer implements Runnable {
    /** What Java says when an array does not fit into the heap, and when one would not fit into any. */
    private static final Set<String> HEAP = Set.of("Java heap space", "Requested array size exceeds VM limit");

    private final BlockingQueue<DecoderRequest> requests = new LinkedBlockingQueue<>();
    private final DataOutputStream answers;
    private PageSource open;

    private DecoderServer(DataOutputStream answers) {
        this.answers = answers;
    }

    public static void main(String[] arguments) throws IOException {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What a library prints is no answer.
        System.setOut(System.err);
        outliveSignals(Thread.currentThread());
        DecoderServer server = new DecoderServer(answers);
        Thread decoder = new Thread(server, "decoder");
        decoder.setDaemon(true);
        decoder.start();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        for (DecoderRequest next = DecoderRequest.read(in); next != null; next = DecoderRequest.read(in)) {
            server.requests.add(next);
        }
    }

    /** Ctrl-C reaches all processes of a terminal: the one that asks decides when this one ends, or its file would count as broken. */
    private static void outliveSignals(Thread reader) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                reader.join();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
    }

    @Override
    public void run() {
        try {
            DecoderRehearsal.run();
            DecoderAnswers.writeReady(answers);
            answers.flush();
            while (answer(requests.take())) {
                answers.flush();
            }
            DecoderAnswers.writeFull(answers);
        } catch (IOException e) {
            throw new UncheckedIOException("Nobody takes the answers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // However this thread ends, a waiting reader must see that there will be no answer.
            close(answers);
        }
    }

    private static void close(DataOutputStream answers) {
        try {
            answers.close();
        } catch (IOException e) {
            // Nobody takes the answers, and nobody waits for one.
        }
    }

    /** Returns false if the memory is full, and has written nothing then. */
    private boolean answer(DecoderRequest request) throws IOException {
        try {
            if (request instanceof DecoderRequest.Open file) {
                close();
                HeapPeak.reset();
                open = new FormatDecoder(file.limits(), file.pdfResolution())
                        .open(file.format(), file.content(), file.length());
                DecoderAnswers.writeCount(open.count(), answers);
            } else if (request instanceof DecoderRequest.Header page) {
                DecoderAnswers.writeHeader(open.header(page.index()), answers);
            } else if (request instanceof DecoderRequest.Read page) {
                DecoderAnswers.writeImage(open.read(page.index()), answers);
            } else {
                close();
            }
        } catch (ImageException e) {
            DecoderAnswers.writeFailure(e, answers);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            DecoderAnswers.writeFailure(
                    new ImageException(ImageErrorCode.DECODER_FAILED, "The decoder failed. It says: " + e, e), answers);
        } catch (OutOfMemoryError e) {
            if (isFull(e)) {
                open = null;
                return false;
            }
            close();
            DecoderAnswers.writeFailure(
                    new ImageException(
                            ImageErrorCode.OUT_OF_MEMORY,
                            "Decoding the file takes more memory at once than the process that does it has, "
                                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB.",
                            e),
                    answers);
        }
        return true;
    }

    /** What is taken now says nothing: a collection may have come between. */
    private static boolean isFull(OutOfMemoryError failure) {
        return HeapPeak.bytes() > Runtime.getRuntime().maxMemory() / 2
                || !HEAP.contains(String.valueOf(failure.getMessage()));
    }

    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
