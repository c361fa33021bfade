package org.digitmill.image.decode.process;

import java.util.concurrent.TimeUnit;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.pixel.GreyImage;

/** The pages of a file that another process decodes. The process is ended when the file takes too long. */
public final class ProcessPages implements PageSource {
    private final DecoderProcess process;
    private int count;

    private ProcessPages(DecoderProcess process) {
        this.process = process;
    }

    /**
     * @param maximumSeconds that the file may be in work until its pages are closed
     * @param clock how long it has been
     */
    public static ProcessPages open(DecoderRequest.Open file, int maximumSeconds, FileClock clock)
            throws ImageException {
        ProcessPages pages = new ProcessPages(borrow(clock));
        String classPath = pages.process.classPath();
        pages.process.limit(
                TimeUnit.SECONDS.toNanos(maximumSeconds) - clock.nanos(), () -> DecoderProcesses.startAhead(classPath));
        try {
            pages.count = pages.process.ask(file, DecoderAnswers::readCount);
            return pages;
        } catch (ImageException | RuntimeException | OutOfMemoryError e) {
            pages.close();
            throw e;
        }
    }

    private static DecoderProcess borrow(FileClock clock) throws ImageException {
        clock.pause();
        try {
            return DecoderProcesses.borrow();
        } finally {
            clock.resume();
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public PageHeader header(int index) throws ImageException {
        return process.ask(new DecoderRequest.Header(index), DecoderAnswers::readHeader);
    }

    @Override
    public GreyImage read(int index) throws ImageException {
        return process.ask(new DecoderRequest.Read(index), DecoderAnswers::readImage);
    }

    @Override
    public void close() {
        process.unlimit();
        DecoderProcesses.giveBack(process);
    }
}
