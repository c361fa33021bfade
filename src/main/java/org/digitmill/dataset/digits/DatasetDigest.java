package org.digitmill.dataset.digits;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.digitmill.dataset.file.Sha256;

/** The fingerprint of a set of digits, the same in whatever order and format they were read. */
public final class DatasetDigest {
    private DatasetDigest() {}

    /**
     * SHA-256 in lower-case hexadecimal over the number of digits (4 bytes, big-endian) and then, digit by digit in
     * {@linkplain ContentOrder the order of their content} for seed 0, label (1 byte) and pixels (784 bytes).
     */
    public static String sha256(LabelledDigits digits) {
        MessageDigest digest = Sha256.start();
        digest.update(ByteBuffer.allocate(4).putInt(0, digits.size()));
        for (int index : ContentOrder.of(digits, 0)) {
            digest.update((byte) digits.label(index));
            digest.update(digits.pixels(), index * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
