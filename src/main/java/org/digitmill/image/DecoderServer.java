package org.digitmill.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of a {@link DecoderProcess}: takes requests from standard input and answers on standard output.
 *
 * <p>One thread reads requests, another decodes, so that the end of the input is seen while a decoder works. The process that asks has ended
 * then, whatever ended it, and this one ends, too.
 */
final class DecoderServer implements Runnable {
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
            while (true) {
                answers.flush();
                answer(requests.take());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nobody takes the answers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Whatever ended this thread: who waits for an answer sees that there will be none.
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

    private void answer(DecoderRequest request) throws IOException {
        try {
            if (request instanceof DecoderRequest.Open file) {
                close();
                open = new ImageDecoder(file.limits(), file.pdfResolution())
                        .source(file.format(), file.content(), file.length());
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
        }
    }

    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
