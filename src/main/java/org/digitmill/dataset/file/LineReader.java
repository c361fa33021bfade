package org.digitmill.dataset.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.digitmill.InputException;

/** Reads the lines of a text file as bytes into one reused array, without line ends ({@code \n} or {@code \r\n}) and byte order mark. */
public final class LineReader {
    /** Maximum length of a line; a row of 785 quoted numbers has less than 5,000. */
    private static final int LONGEST = 1 << 16;

    private final ContentStream content;
    private final String name;
    private final byte[] chunk = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 13];
    private int length;
    private long number;

    public LineReader(ContentStream content, String name) {
        this.content = content;
        this.name = name;
    }

    /** Advances to the next line; false if there is none. */
    public boolean next() {
        length = 0;
        boolean some = false;
        while (position < limit || fill()) {
            some = true;
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            append(end - position);
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        if (some) {
            number++;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            if (number == 1) {
                dropByteOrderMark();
            }
        }
        return some;
    }

    private void dropByteOrderMark() {
        if (length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
    }

    /** The line; only the first {@link #length()} bytes count, until {@link #next} is called. */
    public byte[] bytes() {
        return line;
    }

    public int length() {
        return length;
    }

    /** From 1. */
    public long number() {
        return number;
    }

    public String text() {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private boolean fill() {
        position = 0;
        limit = content.read(chunk, 0, chunk.length);
        return limit > 0;
    }

    private void append(int count) {
        if (length + count > LONGEST) {
            throw new InputException("%s, line %,d is no row of digits: expected at most %,d bytes, found more."
                    .formatted(name, number + 1, LONGEST));
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(chunk, position, line, length, count);
        length += count;
    }
}
