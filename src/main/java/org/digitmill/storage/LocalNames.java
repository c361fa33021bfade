package org.digitmill.storage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** File names whose bytes cannot be decoded in the locale's encoding. Java can list such files, but cannot open them. */
final class LocalNames {
    private LocalNames() {}

    /** The name with {@code \xFF} for each byte that cannot be decoded; empty for a name that can be decoded. */
    static Optional<String> unreadable(Path path) {
        String text = path.toString();
        // The replacement character for bytes that could not be decoded; it can also be part of a name.
        if (text.indexOf('\uFFFD') < 0 || Path.of(text).equals(path)) {
            return Optional.empty();
        }
        String encoded = path.toUri().getRawPath();
        return Optional.of(decode(encoded.substring(encoded.lastIndexOf('/', encoded.length() - 2) + 1)));
    }

    private static String decode(String percentEncoded) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = bytes(percentEncoded);
        int at = 0;
        while (at < bytes.length) {
            int length = characterLength(bytes[at]);
            String character = at + length <= bytes.length ? character(bytes, at, length) : null;
            if (character == null) {
                name.append(String.format("\\x%02X", bytes[at]));
                at++;
            } else {
                name.append(character);
                at += length;
            }
        }
        return name.toString();
    }

    private static byte[] bytes(String percentEncoded) {
        ByteBuffer bytes = ByteBuffer.allocate(percentEncoded.length());
        for (int i = 0; i < percentEncoded.length(); i++) {
            char letter = percentEncoded.charAt(i);
            if (letter == '%') {
                bytes.put((byte) Integer.parseInt(percentEncoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (letter != '/') {
                bytes.put((byte) letter);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Number of bytes of a UTF-8 character, by its first byte. */
    private static int characterLength(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones == 0 ? 1 : ones;
    }

    private static String character(byte[] bytes, int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
