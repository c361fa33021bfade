package org.digitmill.image;

/** The pages of a file that another process decodes. The process has so many seconds for the file, and is ended when it is late. */
final class ProcessPages implements PageSource {
    private final DecoderProcess process;
    private int count;

    private ProcessPages(DecoderProcess process) {
        this.process = process;
    }

    /** @param seconds from now until the pages are closed */
    static ProcessPages open(DecoderRequest.Open file, int seconds) throws ImageException {
        ProcessPages pages = new ProcessPages(DecoderProcesses.borrow());
        pages.process.limit(seconds);
        try {
            pages.count = pages.process.ask(file, DecoderAnswers::readCount);
            return pages;
        } catch (ImageException | RuntimeException | OutOfMemoryError e) {
            pages.close();
            throw e;
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
