package org.digitmill.train.augment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ranges of augmentation: how far a digit is changed each time it is used. Every change is drawn uniformly from minus its range to
 * plus its range.
 *
 * @param shift right and down each, pixels; less where ink would leave the picture
 * @param rotation degrees about the middle of the picture
 * @param scale share by which width and height, each for itself, grow or shrink; less than 1
 * @param shear pixels to the side for each pixel of height; less than 1
 * @param elastic pixels: root mean square of how far a smooth random field moves a point along each axis
 * @param thickness pixels by which each edge of a stroke moves out or in; at most 1
 * @param unchanged share of the digits that are learned from as they are, since every change between whole pixels also blurs; 0 to 1
 */
public record Augmentation(
        double shift, double rotation, double scale, double shear, double elastic, double thickness, double unchanged)
        implements Serializable {
    /** Digits stay as they are, bit for bit. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0);
    /** For a few epochs. */
    public static final Augmentation LIGHT = new Augmentation(1, 8, 0.08, 0.1, 0.4, 0.15, 0);
    /** For tens of epochs. */
    public static final Augmentation STRONG = new Augmentation(2, 13, 0.13, 0.2, 0.7, 0.3, 0);

    private static final Map<String, Augmentation> PRESETS = Map.of("none", NONE, "light", LIGHT, "strong", STRONG);

    public Augmentation {
        requireRange("shift", shift, 14);
        requireRange("rotation", rotation, 180);
        requireRange("scale", scale, 0.9);
        requireRange("shear", shear, 0.9);
        requireRange("elastic", elastic, 5);
        requireRange("thickness", thickness, 1);
        requireRange("unchanged", unchanged, 1);
    }

    private static void requireRange(String name, double value, double highest) {
        if (!(value >= 0 && value <= highest)) {
            throw new IllegalArgumentException(
                    "--augment has " + name + " " + value + ", but must have it from 0 to " + highest + ".");
        }
    }

    /**
     * Reads {@code none}, {@code light}, {@code strong}, or single ranges such as {@code shift=2,rotation=10}, which can also stand behind
     * one of those words: {@code strong,elastic=0}.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Augmentation of(String text) {
        Map<String, Double> ranges = NONE.ranges();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("=", -1);
            if (words.length == 1 && PRESETS.containsKey(words[0])) {
                ranges.putAll(PRESETS.get(words[0]).ranges());
            } else if (words.length == 2 && ranges.containsKey(words[0])) {
                ranges.put(words[0], number(words[0], words[1]));
            } else {
                throw new IllegalArgumentException("--augment has \"" + part
                        + "\", but takes none, light, strong, or ranges like shift=2,rotation=10; there are "
                        + String.join(", ", ranges.keySet()) + ".");
            }
        }
        return new Augmentation(
                ranges.get("shift"),
                ranges.get("rotation"),
                ranges.get("scale"),
                ranges.get("shear"),
                ranges.get("elastic"),
                ranges.get("thickness"),
                ranges.get("unchanged"));
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "--augment has " + name + "=" + text + ", but takes a number there.", wrong);
        }
    }

    private Map<String, Double> ranges() {
        Map<String, Double> ranges = new LinkedHashMap<>();
        ranges.put("shift", shift);
        ranges.put("rotation", rotation);
        ranges.put("scale", scale);
        ranges.put("shear", shear);
        ranges.put("elastic", elastic);
        ranges.put("thickness", thickness);
        ranges.put("unchanged", unchanged);
        return ranges;
    }

    /** The text that {@link #of} reads: a preset's name, or the ranges. */
    @Override
    public String toString() {
        for (Map.Entry<String, Augmentation> preset : PRESETS.entrySet()) {
            if (preset.getValue().equals(this)) {
                return preset.getKey();
            }
        }
        return ranges().entrySet().stream()
                .filter(range -> range.getValue() != 0)
                .map(range -> range.getKey() + "=" + range.getValue())
                .collect(Collectors.joining(","));
    }
}
