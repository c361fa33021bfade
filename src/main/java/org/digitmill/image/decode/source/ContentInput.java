package org.digitmill.image.decode.source;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes as ImageIO's readers want them, not copied. */
public final class ContentInput extends ImageInputStreamImpl {
    private final byte[] content;
    private final int start;
    private final int length;

    public ContentInput(byte[] content, int length) {
        this(content, 0, length);
    }

    ContentInput(byte[] content, int start, int length) {
        this.content = content;
        this.start = start;
        this.length = length;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < length ? content[start + (int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
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

    @Override
    public long length() {
        return length;
    }
}
