package org.digitmill.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The manifest of a model file.
 *
 * @param format always {@link #FORMAT}
 * @param formatVersion {@link #VERSION}; files of version 1, which know nothing of novelty, and of version 2, which look at each digit
 *     once, are read as such
 * @param name the file's name when it was written
 * @param created time in UTC, ISO 8601
 * @param network name of the network
 * @param parameters number of values in {@code weights.bin}
 * @param weights names and shapes in the order of {@code weights.bin}
 * @param calibration of the confidences; null for a page or region network
 * @param testTimeAugmentation which digits are read again; null for a page or region network
 * @param novelty rule for digits that are out of distribution; null if there is none
 * @param training options of the training
 * @param data digests and sizes of the training data
 * @param metrics metrics on the validation digits
 * @param versions of the libraries that trained it
 * @param sha256 hexadecimal digests of the other entries of the file
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
            throw new IllegalArgumentException("no weights, or no digests");
        }
        if ((calibration == null) != (testTimeAugmentation == null) || calibration == null && novelty != null) {
            throw new IllegalArgumentException("no calibration, or no test_time_augmentation");
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
