package org.digitmill.dataset.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitCrop;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.TurnedPage;

/**
 * The corrected digits, cut out of the pictures they came from.
 *
 * @param digits at least one, with the labels given by a person
 * @param problems a sentence for each file that can no longer be used
 */
public record CorrectedDigits(LabelledDigits digits, List<String> problems) {
    /**
     * Reads each file once. A file that has changed since it was scored is left out, since the digit may be elsewhere now.
     *
     * @param origin name for messages
     * @throws InputException if no digit is left
     */
    public static CorrectedDigits read(
            ContentSource source, List<Correction> corrections, String origin, ImageLimits limits) {
        Map<SourcePages.Place, List<Correction>> byPage = corrections.stream()
                .filter(correction -> correction.digit().isPresent())
                .collect(Collectors.groupingBy(Correction::source));
        Map<Correction, byte[]> pixels = new TreeMap<>(Comparator.comparing((Correction one) -> Corrections.line(one)));
        TreeSet<String> problems = new TreeSet<>();
        SourcePages.read(source, byPage.keySet(), limits, new SourcePages.Reader() {
            @Override
            public void read(SourcePages.Place place, TurnedPage page) {
                for (Correction one : byPage.get(place)) {
                    DigitCrop.framed(page, one.x(), one.y(), one.width(), one.height())
                            .map(FramedDigit::pixels)
                            .ifPresentOrElse(
                                    digit -> pixels.put(one, digit),
                                    () -> problems.add(problem(place, "shows no ink there")));
                }
            }

            @Override
            public void missing(SourcePages.Place place, String why) {
                problems.add(problem(place, why));
            }
        });
        if (pixels.isEmpty()) {
            throw new InputException("There is nothing to learn from in the corrections " + origin
                    + ": none of their digits can be cut out of its picture. "
                    + problems.stream().limit(3).collect(Collectors.joining(" ")));
        }
        return new CorrectedDigits(joined(pixels), List.copyOf(problems));
    }

    private static String problem(SourcePages.Place place, String what) {
        return "Page %d of %s %s; corrections on it are left out.".formatted(place.number(), place.path(), what);
    }

    private static LabelledDigits joined(Map<Correction, byte[]> digits) {
        byte[] pixels = new byte[digits.size() * LabelledDigits.PIXELS];
        byte[] labels = new byte[digits.size()];
        List<Correction> corrections = new ArrayList<>(digits.keySet());
        for (int i = 0; i < labels.length; i++) {
            Correction one = corrections.get(i);
            System.arraycopy(digits.get(one), 0, pixels, i * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
            labels[i] = (byte) one.digit().getAsInt();
        }
        return new LabelledDigits(pixels, labels);
    }
}
