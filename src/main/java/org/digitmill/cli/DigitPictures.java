package org.digitmill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.DigitCrop;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageLimits;
import org.digitmill.score.DigitRow;
import org.digitmill.spark.HadoopFiles;

/** Digits drawn with letters: 28 columns and 14 rows, two pixels of a column in each letter, the darker the more ink. */
final class DigitPictures {
    private static final String SHADES = " ░▒▓█";
    private static final int SIDE = FramedDigit.SIDE;

    private DigitPictures() {}

    /** A drawing for each digit of one file; those that cannot be cut out of the picture again say so. */
    static List<String> of(HadoopFiles files, List<DigitRow> digits) {
        List<String> pictures = new ArrayList<>();
        if (digits.isEmpty()) {
            return pictures;
        }
        try (InputStream in = files.open(digits.get(0).path())) {
            GreyImage picture = new ImageDecoder(ImageLimits.DEFAULT).decode(in.readAllBytes());
            for (DigitRow digit : digits) {
                pictures.add(
                        digit.page() == 1
                                ? DigitCrop.framed(picture, digit.x(), digit.y(), digit.width(), digit.height())
                                        .map(framed -> draw(framed.pixels()))
                                        .orElse("(no picture)")
                                : "(no picture)");
            }
        } catch (IOException | ImageException unreadable) {
            digits.forEach(digit -> pictures.add("(no picture)"));
        }
        return pictures;
    }

    /** @param pixels 784 unsigned bytes, 255 for ink */
    static String draw(byte[] pixels) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < SIDE; row += 2) {
            StringBuilder letters = new StringBuilder();
            for (int column = 0; column < SIDE; column++) {
                int ink = (pixels[row * SIDE + column] & 0xFF) + (pixels[(row + 1) * SIDE + column] & 0xFF);
                letters.append(SHADES.charAt((ink * (SHADES.length() - 1) + 255) / 510));
            }
            rows.add(letters.toString().stripTrailing());
        }
        return String.join(System.lineSeparator(), rows);
    }
}
