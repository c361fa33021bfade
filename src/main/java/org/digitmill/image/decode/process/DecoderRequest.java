package org.digitmill.image.decode.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The requests to a {@link DecoderProcess}. A request is a byte for its kind and its values, as {@link DataOutputStream} writes them.
 * Each but {@link Close} has one answer, see {@link DecoderAnswers}.
 */
public sealed interface DecoderRequest {
    /**
     * Open a file. The answer is its number of pages.
     *
     * @param content the file's bytes, of which the first {@code length} count
     */
    record Open(ImageFormat format, ImageLimits limits, int pdfResolution, byte[] content, int length)
            implements DecoderRequest {}

    /** Say what is known of a page before its pixels. */
    record Header(int index) implements DecoderRequest {}

    /** Decode a page. */
    record Read(int index) implements DecoderRequest {}

    /** Close the file and keep nothing of it. */
    record Close() implements DecoderRequest {}

    /** Writes a request, whole. */
    static void write(DecoderRequest request, DataOutputStream out) throws IOException {
        if (request instanceof Open open) {
            out.write('O');
            out.writeUTF(open.format.name());
            out.writeLong(open.limits.maximumBytes());
            out.writeLong(open.limits.maximumPixels());
            out.writeInt(open.limits.maximumPages());
            out.writeInt(open.pdfResolution);
            out.writeInt(open.length);
            out.write(open.content, 0, open.length);
        } else if (request instanceof Header header) {
            out.write('H');
            out.writeInt(header.index);
        } else if (request instanceof Read read) {
            out.write('R');
            out.writeInt(read.index);
        } else {
            out.write('C');
        }
        out.flush();
    }

    /** The next request; null when there will be none. */
    static DecoderRequest read(DataInputStream in) throws IOException {
        int name = in.read();
        return switch (name) {
            case -1 -> null;
            case 'O' -> readOpen(in);
            case 'H' -> new Header(in.readInt());
            case 'R' -> new Read(in.readInt());
            case 'C' -> new Close();
            default -> throw new IOException("No request is named " + name);
        };
    }

    private static Open readOpen(DataInputStream in) throws IOException {
        ImageFormat format = ImageFormat.valueOf(in.readUTF());
        ImageLimits limits = new ImageLimits(in.readLong(), in.readLong(), in.readInt());
        int pdfResolution = in.readInt();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return new Open(format, limits, pdfResolution, content, content.length);
    }
}
