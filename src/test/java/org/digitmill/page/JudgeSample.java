package org.digitmill.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageLimits;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.TrueDigit;

/**
 * Ink as the judge meets it on pages.
 *
 * @param framed 784 pixels
 * @param digit whether it is one whole handwritten digit, upright
 */
record JudgeSample(byte[] framed, boolean digit) {
    private static final int MOST_OTHERS = 500;

    /** What the page reader would look at on a page, with the truth. */
    static List<JudgeSample> of(GeneratedPage page, Random random) throws IOException {
        GreyImage picture;
        try {
            picture = new ImageDecoder(ImageLimits.DEFAULT).decode(page.content(), page.content().length);
        } catch (ImageException e) {
            throw new IOException(e);
        }
        picture = Turning.quarters(picture, (4 - page.wear().quarterTurns()) % 4);
        int factor = WorkingScale.factor(picture);
        UprightPage upright =
                PageReader.level(WorkingScale.reduce(picture, factor)).page();
        InkCutter cutter = new InkCutter(upright.contrast());
        List<JudgeSample> digits = new ArrayList<>();
        List<JudgeSample> others = new ArrayList<>();
        List<Blob> blobs = blobs(upright, random);
        for (Blob blob : blobs) {
            TrueDigit best = null;
            double overlap = 0;
            for (TrueDigit digit : page.digits()) {
                double own = overlap(blob, digit, factor);
                if (own > overlap) {
                    overlap = own;
                    best = digit;
                }
            }
            boolean digit = overlap >= 0.78;
            if (!digit && overlap > 0.62) {
                continue;
            }
            byte[] framed = cutter.frame(blob);
            (digit ? digits : others).add(new JudgeSample(framed, digit));
            if (!digit && random.nextInt(4) == 0) {
                others.add(new JudgeSample(Turning.quarters(framed, 28, 28, 1 + random.nextInt(3)), false));
            }
            if (digit && random.nextInt(8) == 0) {
                int turns = 1 + random.nextInt(3);
                boolean tells =
                        turns == 2 ? "347".indexOf('0' + best.digit()) >= 0 : "23457".indexOf('0' + best.digit()) >= 0;
                if (tells || turns != 2 && best.digit() == 1) {
                    others.add(new JudgeSample(Turning.quarters(framed, 28, 28, turns), false));
                }
            }
        }
        Collections.shuffle(others, random);
        digits.addAll(others.subList(0, Math.min(others.size(), MOST_OTHERS)));
        return digits;
    }

    /** Blobs, pairs of near ones, and the parts that cuts make of them. */
    private static List<Blob> blobs(UprightPage page, Random random) {
        List<Blob> blobs = new ArrayList<>();
        double millimetre = page.millimetre();
        double usual = (3.5 + 4 * random.nextDouble()) * millimetre;
        List<Blob> found = page.blobs().stream()
                .filter(b -> b.height() <= 24 * millimetre && b.width() <= 90 * millimetre)
                .toList();
        for (Blob blob : found) {
            if (blob.height() >= 1.7 * millimetre) {
                blobs.add(blob);
                if (blob.width() > 0.5 * usual) {
                    List<Blob> parts = new ArrayList<>(
                            Lattice.of(new Candidate(blob, null, 0, null, false), Math.min(usual, 1.2 * blob.height()))
                                    .parts());
                    Collections.shuffle(parts, random);
                    blobs.addAll(parts.subList(0, (parts.size() + 2) / 3));
                }
            }
        }
        for (int i = 0; i < found.size(); i++) {
            for (int j = i + 1; j < Math.min(found.size(), i + 60); j++) {
                Blob first = found.get(i);
                Blob second = found.get(j);
                if (first.gapAcross(second) <= 0.12 * usual && first.gapDown(second) <= 0.3 * usual) {
                    Blob union = first.with(second);
                    if (union.height() >= 1.9 * millimetre
                            && union.height() < 1.6 * usual
                            && union.width() < 1.6 * usual) {
                        blobs.add(union);
                    }
                }
            }
        }
        return blobs;
    }

    static double overlap(Blob blob, TrueDigit digit, int factor) {
        double left = Math.max(blob.left() * factor, digit.x());
        double right = Math.min((blob.right() + 1) * factor, digit.x() + digit.width());
        double top = Math.max(blob.top() * factor, digit.y());
        double bottom = Math.min((blob.bottom() + 1) * factor, digit.y() + digit.height());
        if (right <= left || bottom <= top) {
            return 0;
        }
        double common = (right - left) * (bottom - top);
        return common
                / ((double) blob.width() * factor * blob.height() * factor
                        + (double) digit.width() * digit.height()
                        - common);
    }
}
