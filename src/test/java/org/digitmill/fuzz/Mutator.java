package org.digitmill.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes broken files of whole ones: bits flipped, numbers replaced by extreme ones, pieces cut out, doubled, moved and taken from other
 * files. The same random seed gives the same files.
 *
 * <p>The kinds of change are those of libFuzzer and AFL.
 */
final class Mutator {
    /** Longer files say nothing that shorter ones do not, and cost time. */
    private static final int MOST_BYTES = 1 << 18;

    private static final int MOST_CHANGES = 8;
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        -1,
        -2,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000L,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final String[] WORDS = {
        "0",
        "-1",
        "1e400",
        "99999999999999999999",
        "2147483648",
        "NaN",
        "null",
        "true",
        "\"\"",
        "{}",
        "[]",
        "[",
        "{",
        "\"",
        ",",
        "\n",
        "\r\n",
        "\0",
        "\u00e9",
        "\ufeff",
        "\ud83d\ude00",
        "%s",
        "..",
        "/",
        "\\"
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutator(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new Random(seed);
    }

    /** The next broken file. */
    byte[] next() {
        byte[] file = any().clone();
        int changes = 1 + random.nextInt(random.nextBoolean() ? 2 : MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            file = changed(file);
        }
        return file.length > MOST_BYTES ? Arrays.copyOf(file, MOST_BYTES) : file;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] file) {
        if (file.length == 0) {
            return any().clone();
        }
        return switch (random.nextInt(13)) {
            case 0, 1 -> flipped(file);
            case 2 -> withByte(file);
            case 3, 4, 5 -> withNumber(file);
            case 6 -> cut(file);
            case 7 -> withPiece(file, file, random.nextBoolean());
            case 8 -> withPiece(file, any(), random.nextBoolean());
            case 9 -> Arrays.copyOf(file, place(file.length));
            case 10 -> withPiece(file, word(), random.nextBoolean());
            case 11 -> withValue(file);
            default -> withDecimal(file);
        };
    }

    /** A place in a file; half of them near its beginning, where headers are. */
    private int place(int length) {
        return random.nextInt(random.nextBoolean() ? length : Math.min(length, 256));
    }

    private byte[] flipped(byte[] file) {
        file[place(file.length)] ^= (byte) (1 << random.nextInt(8));
        return file;
    }

    private byte[] withByte(byte[] file) {
        file[place(file.length)] = (byte) random.nextInt(256);
        return file;
    }

    /** A binary number of one to eight bytes, in either order of bytes, is replaced by an extreme one or moved by a little. */
    private byte[] withNumber(byte[] file) {
        int size = 1 << random.nextInt(4);
        if (file.length < size) {
            return withByte(file);
        }
        int at = Math.min(place(file.length), file.length - size);
        ByteBuffer buffer =
                ByteBuffer.wrap(file).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean near = random.nextInt(3) == 0;
        long value = near ? random.nextInt(33) - 16 : EXTREMES[random.nextInt(EXTREMES.length)];
        switch (size) {
            case 1 -> buffer.put(at, (byte) (value + (near ? buffer.get(at) : 0)));
            case 2 -> buffer.putShort(at, (short) (value + (near ? buffer.getShort(at) : 0)));
            case 4 -> buffer.putInt(at, (int) (value + (near ? buffer.getInt(at) : 0)));
            default -> buffer.putLong(at, value + (near ? buffer.getLong(at) : 0));
        }
        return file;
    }

    private byte[] cut(byte[] file) {
        int from = place(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(1 + random.nextInt(64)));
        byte[] shorter = Arrays.copyOf(file, file.length - to + from);
        System.arraycopy(file, to, shorter, from, file.length - to);
        return shorter;
    }

    /** A piece of {@code source} is put into the file, or over what is there. */
    private byte[] withPiece(byte[] file, byte[] source, boolean over) {
        if (source.length == 0) {
            return file;
        }
        int start = source.length <= 24 ? 0 : place(source.length);
        int size = source.length <= 24
                ? source.length
                : Math.min(source.length - start, 1 + random.nextInt(1 << random.nextInt(12)));
        int at = place(file.length);
        byte[] piece = Arrays.copyOfRange(source, start, start + size);
        int rest = over ? Math.min(file.length, at + size) : at;
        return replaced(file, at, rest, piece);
    }

    /** What stands behind a colon or a comma, up to the next one, the end of the line or of the object, is replaced by a word. */
    private byte[] withValue(byte[] file) {
        int first = place(file.length);
        for (int i = 0; i < file.length; i++) {
            int at = (first + i) % file.length;
            if (file[at] == ':' || file[at] == ',' || file[at] == '[') {
                int end = at + 1;
                while (end < file.length && ",}]\n".indexOf(file[end]) < 0) {
                    end++;
                }
                return replaced(file, at + 1, end, word());
            }
        }
        return withByte(file);
    }

    private byte[] word() {
        return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] piece) {
        byte[] result = new byte[from + piece.length + file.length - to];
        System.arraycopy(file, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(file, to, result, from + piece.length, file.length - to);
        return result;
    }

    /** A number in decimal digits, as texts and PDF files have them, is replaced by another one. */
    private byte[] withDecimal(byte[] file) {
        int at = place(file.length);
        for (int i = 0; i < file.length; i++, at = (at + 1) % file.length) {
            if (file[at] >= '0' && file[at] <= '9') {
                int end = at;
                while (end < file.length && file[end] >= '0' && file[end] <= '9') {
                    end++;
                }
                String number = String.valueOf(EXTREMES[random.nextInt(EXTREMES.length)]);
                return replaced(file, at, end, number.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return withByte(file);
    }
}
