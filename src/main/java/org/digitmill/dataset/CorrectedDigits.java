package org.digitmill.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitmill.InputException;
import org.digitmill.image.DigitCrop;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageLimits;

/**
 * The digits that corrections speak of, cut out of the pictures they came from.
 *
 * @param digits at least one, labelled as a person said
 * @param problems a sentence for each file that can no longer be used
 */
public record CorrectedDigits(LabelledDigits digits, List<String> problems) {
    /**
     * Reads each file once. A file that has changed since it was scored is left out: the digit may be elsewhere now.
     *
     * @param origin what to call the corrections in messages
     * @throws InputException where not one digit is left
     */
    public static CorrectedDigits read(
            FileSource files, List<Correction> corrections, String origin, ImageLimits limits) {
        Map<String, List<Correction>> byPath = corrections.stream()
                .filter(correction -> correction.digit().isPresent())
                .sorted(Comparator.comparing(Correction::path))
                .collect(Collectors.groupingBy(Correction::path, TreeMap::new, Collectors.toList()));
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        ImageDecoder decoder = new ImageDecoder(limits);
        byPath.forEach((path, ofFile) -> {
            Optional<GreyImage> picture = picture(files, path, ofFile.get(0).sha256(), decoder, limits, problems);
            for (Correction one : ofFile) {
                picture.filter(page -> one.page() == 1)
                        .flatMap(page -> DigitCrop.framed(page, one.x(), one.y(), one.width(), one.height()))
                        .map(FramedDigit::pixels)
                        .ifPresent(digit -> {
                            pixels.add(digit);
                            labels.add(one.digit().getAsInt());
                        });
            }
        });
        if (labels.isEmpty()) {
            throw new InputException("There is nothing to learn from in the corrections " + origin
                    + ": none of their digits can be cut out of its picture. "
                    + String.join(" ", problems.subList(0, Math.min(3, problems.size()))));
        }
        return new CorrectedDigits(joined(pixels, labels), List.copyOf(problems));
    }

    private static Optional<GreyImage> picture(
            FileSource files,
            String path,
            String sha256,
            ImageDecoder decoder,
            ImageLimits limits,
            List<String> problems) {
        try (InputStream in = files.open(path)) {
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.maximumBytes()));
            if (!HexFormat.of().formatHex(Sha256.start().digest(content)).equals(sha256)) {
                problems.add(path + " has changed since it was scored; its corrections are left out.");
                return Optional.empty();
            }
            return Optional.of(decoder.decode(content));
        } catch (IOException | ImageException unreadable) {
            problems.add(path + " cannot be read any more; its corrections are left out: "
                    + Problems.describe(unreadable) + ".");
            return Optional.empty();
        }
    }

    private static LabelledDigits joined(List<byte[]> digits, List<Integer> labels) {
        byte[] pixels = new byte[digits.size() * LabelledDigits.PIXELS];
        byte[] values = new byte[digits.size()];
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(digits.get(i), 0, pixels, i * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
            values[i] = labels.get(i).byteValue();
        }
        return new LabelledDigits(pixels, values);
    }
}
