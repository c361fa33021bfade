package org.digitmill.cli.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitmill.dataset.correction.SourcePages;
import org.digitmill.dataset.correction.SourcePages.Place;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitCrop;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.input.StoredContents;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/** Draws digits as text: 28 columns and 14 rows, each character for two pixels of a column, darker for more ink. */
final class DigitPictures {
    private static final String SHADES = " ░▒▓█";
    private static final int SIDE = FramedDigit.SIDE;

    private DigitPictures() {}

    /** A drawing for each digit of one file; those that cannot be cut out of the picture again say why. */
    static List<String> of(HadoopFiles files, ScoredFile scored) {
        String sha256 = scored.file().sha256();
        Map<Place, List<DigitRow>> byPage =
                scored.digits().stream().collect(Collectors.groupingBy(digit -> place(digit, sha256)));
        Map<DigitRow, String> pictures = new HashMap<>();
        SourcePages.read(new StoredContents(files), byPage.keySet(), ImageLimits.DEFAULT, new SourcePages.Reader() {
            @Override
            public void read(Place place, TurnedPage page) {
                for (DigitRow digit : byPage.get(place)) {
                    PixelBox box = digit.box();
                    DigitCrop.framed(page, box.x(), box.y(), box.width(), box.height())
                            .ifPresent(framed -> pictures.put(digit, draw(framed.pixels())));
                }
            }

            @Override
            public void missing(Place place, String why) {
                byPage.get(place).forEach(digit -> pictures.put(digit, "(no picture: the page " + why + ")"));
            }
        });
        return scored.digits().stream()
                .map(digit -> pictures.getOrDefault(digit, "(no picture)"))
                .toList();
    }

    private static Place place(DigitRow digit, String sha256) {
        return new Place(digit.path(), sha256, digit.place().page(), digit.turned(), digit.dotsPerInch());
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
