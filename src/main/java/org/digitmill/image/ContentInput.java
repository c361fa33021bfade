package org.digitmill.image;

import java.io.InterruptedIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes as ImageIO's readers want them, not copied. Reading ends with an error when the thread is interrupted. */
final class ContentInput extends ImageInputStreamImpl {
    private static final int READS_BETWEEN_LOOKS = 1_024;

    private final byte[] content;
    private final int start;
    private final int length;
    private int reads;

    ContentInput(byte[] content, int length) {
        this(content, 0, length);
    }

    ContentInput(byte[] content, int start, int length) {
        this.content = content;
        this.start = start;
        this.length = length;
    }

    @Override
    public int read() throws InterruptedIOException {
        look();
        bitOffset = 0;
        return streamPos < length ? content[start + (int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws InterruptedIOException {
        look();
        bitOffset = 0;
        if (wanted == 0) {
            return 0;
        }
        if (streamPos >= length) {
            return -1;
        }
        int got = (int) Math.min(wanted, length - streamPos);
        System.arraycopy(content, start + (int) streamPos, buffer, offset, got);
        streamPos += got;
        return got;
    }

    private void look() throws InterruptedIOException {
        if (++reads % READS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Reading the picture was given up");
        }
    }

    @Override
    public long length() {
        return length;
    }
}
