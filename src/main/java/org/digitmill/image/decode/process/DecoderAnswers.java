package org.digitmill.image.decode.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.PageSource.PageHeader;
import org.digitmill.image.pixel.GreyImage;

/**
 * The responses of a {@link DecoderProcess}: a status byte, then the values, or the error code and message of an {@link ImageException};
 * or a status byte for full memory, and nothing after it.
 */
final class DecoderAnswers {
    private static final int DONE = 'D';
    private static final int FAILED = 'F';
    private static final int FULL = 'M';
    /** Characters of a sentence: three bytes each, at most, are what {@link DataOutputStream#writeUTF} can write. */
    private static final int LONGEST = 10_000;

    private DecoderAnswers() {}

    /** The process has no memory left and gives no further responses. */
    static final class MemoryFull extends IOException {
        private MemoryFull() {
            super("Its memory is full");
        }
    }

    /** Reads the values of one kind of answer. */
    interface Values<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** The answer that nobody asked for: the process has started. */
    static void writeReady(DataOutputStream out) throws IOException {
        out.write(DONE);
    }

    static Void readReady(DataInputStream in) {
        return null;
    }

    static void writeCount(int pages, DataOutputStream out) throws IOException {
        out.write(DONE);
        out.writeInt(pages);
    }

    static int readCount(DataInputStream in) throws IOException {
        return in.readInt();
    }

    static void writeHeader(PageHeader header, DataOutputStream out) throws IOException {
        out.write(DONE);
        out.writeLong(header.memory());
        out.writeLong(header.pixels());
        out.writeInt(header.orientation());
        out.writeInt(header.dotsPerInch());
    }

    static PageHeader readHeader(DataInputStream in) throws IOException {
        return new PageHeader(in.readLong(), in.readLong(), in.readInt(), in.readInt());
    }

    static void writeImage(GreyImage image, DataOutputStream out) throws IOException {
        out.write(DONE);
        out.writeInt(image.width());
        out.writeInt(image.height());
        out.write(image.pixels());
    }

    static GreyImage readImage(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        byte[] pixels = new byte[Math.multiplyExact(width, height)];
        in.readFully(pixels);
        return new GreyImage(width, height, pixels);
    }

    static void writeFailure(ImageException failure, DataOutputStream out) throws IOException {
        String sentence = String.valueOf(failure.getMessage());
        out.write(FAILED);
        out.writeUTF(failure.code().name());
        out.writeUTF(sentence.substring(0, Math.min(LONGEST, sentence.length())));
    }

    /** The last answer of a process. */
    static void writeFull(DataOutputStream out) throws IOException {
        out.write(FULL);
    }

    /**
     * The values of the next answer.
     *
     * @throws ImageException if the answer is that it could not be done
     * @throws MemoryFull if there will be no further one
     */
    static <T> T read(DataInputStream in, Values<T> values) throws IOException, ImageException {
        int kind = in.readUnsignedByte();
        if (kind == FAILED) {
            throw new ImageException(ImageErrorCode.valueOf(in.readUTF()), in.readUTF());
        }
        if (kind == FULL) {
            throw new MemoryFull();
        }
        if (kind != DONE) {
            throw new IOException("No answer begins with " + kind);
        }
        return values.read(in);
    }
}
