package org.digitmill.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a model file says of itself.
 *
 * @param format always {@link #FORMAT}
 * @param formatVersion always {@link #VERSION}
 * @param name the file's name when it was written, for people
 * @param created time in UTC, ISO 8601
 * @param network name of the network
 * @param parameters how many numbers {@code weights.bin} holds
 * @param weights names and shapes in the order of {@code weights.bin}
 * @param calibration of the confidences; null for a network that reads pages
 * @param testTimeAugmentation which digits are looked at again; null for a network that reads pages
 * @param novelty when a digit is like none that the model knows; null where that was not measured
 * @param training the options it was trained with
 * @param data digests and sizes of what it was trained on
 * @param metrics what was measured on the validation digits
 * @param versions of the libraries that trained it
 * @param sha256 hexadecimal digests of the other parts of the file
 */
public record ModelManifest(
        String format,
        @JsonProperty("format_version") int formatVersion,
        String name,
        String created,
        String network,
        long parameters,
        List<WeightShape> weights,
        Calibration calibration,
        @JsonProperty("test_time_augmentation") TestTimeAugmentation testTimeAugmentation,
        NoveltyRule novelty,
        Map<String, Object> training,
        Map<String, Object> data,
        Map<String, Object> metrics,
        Map<String, String> versions,
        Map<String, String> sha256) {
    public static final String FORMAT = "digitmill-model";
    public static final int VERSION = 3;

    public ModelManifest {
        if (weights == null || sha256 == null) {
            throw new IllegalArgumentException("no weights, or not a digest of any");
        }
        if ((calibration == null) != (testTimeAugmentation == null) || calibration == null && novelty != null) {
            throw new IllegalArgumentException("no calibration, or not a word of test_time_augmentation");
        }
    }

    /**
     * An array in {@code weights.bin}, in C order.
     *
     * @param name layer and parameter: {@code conv2d_1/kernel}
     * @param shape [filters, channels, height, width] for a convolution's kernel, [inputs, units] for a dense one, [length] for a bias
     */
    public record WeightShape(String name, List<Long> shape) {
        /** How many numbers it has. */
        long size() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }
}
