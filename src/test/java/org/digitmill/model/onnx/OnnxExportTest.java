package org.digitmill.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.pixel.InkShares;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.PageNetwork;
import org.digitmill.model.RandomModels;
import org.digitmill.model.RegionClassifier;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the outputs of exported files in ONNX Runtime with the program's own. */
class OnnxExportTest {
    private static final int DIGITS = 1000;
    private static final byte[] PIXELS = SyntheticDigits.draw(DIGITS, 5).pixels();
    private static final Calibration CALIBRATION = new Calibration(1.7, 0.8, 0.001);
    private static final NetworkCatalog CATALOG = new NetworkCatalog(Optional.empty());

    /** Every digit network of the program, and small ones with what these lack. */
    static Stream<NetworkSpecification> networks() {
        return Stream.concat(
                CATALOG.all().stream().filter(network -> network.reads() == NetworkInput.DIGIT),
                Stream.of(
                                "{'type':'conv2d','filters':8,'kernel_size':3,'activation':'elu'},{'type':'average_pooling2d','pool_size':3,'strides':2,'padding':'same'},{'type':'conv2d','filters':8,'kernel_size':3},{'type':'leaky_re_lu','negative_slope':0.2},{'type':'average_pooling2d','pool_size':2},{'type':'activation','activation':'selu'},{'type':'flatten'},{'type':'dense','units':16,'activation':'swish'},{'type':'activation','activation':'elu'},{'type':'dense','units':10,'activation':'softmax'}",
                                "{'type':'conv2d','filters':16,'kernel_size':3,'strides':2},{'type':'p_re_lu','shared_axes':[1,2]},{'type':'layer_normalization'},{'type':'conv2d','filters':6,'kernel_size':3,'activation':'gelu'},{'type':'p_re_lu'},{'type':'flatten'},{'type':'layer_normalization','epsilon':0.1},{'type':'p_re_lu'},{'type':'dense','units':16,'activation':'gelu'},{'type':'p_re_lu'},{'type':'dense','units':10,'activation':'softmax'}",
                                "{'type':'conv2d','filters':5,'kernel_size':3,'activation':'tanh'},{'type':'conv2d','filters':7,'kernel_size':[2,4],'strides':[1,2],'padding':'same','activation':'sigmoid'},{'type':'flatten'},{'type':'dropout','rate':0.3},{'type':'activation','activation':'relu'},{'type':'dense','units':9,'activation':'softmax'},{'type':'dense','units':10,'activation':'softmax'}",
                                "{'type':'conv2d','filters':6,'kernel_size':5,'dilation_rate':2,'padding':'same'},{'type':'batch_normalization','epsilon':0.01},{'type':'max_pooling2d','pool_size':3,'strides':2,'padding':'same'},{'type':'activation','activation':'relu'},{'type':'batch_normalization'},{'type':'global_average_pooling2d'},{'type':'dense','units':10,'activation':'sigmoid'}")
                        .map(layers -> NetworkJson.read(
                                ("{'name':'small','description':'small','layers':[" + layers + "]}").replace('\'', '"'),
                                "small")));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void onnxRuntimeGivesTheProbabilitiesOfTheClassifier(NetworkSpecification network) throws OrtException {
        ModelBundle model = RandomModels.of(network, CALIBRATION);
        float[] expected;
        try (Classifier classifier = model.classifier()) {
            expected = classifier.probabilities(PIXELS, DIGITS);
        }
        float[] inks = new float[PIXELS.length];
        InkShares.write(PIXELS, 0, PIXELS.length, inks, 0);
        try (OnnxRuntime runtime = new OnnxRuntime(OnnxExport.write(model))) {
            float[] found = runtime.run(inks, DIGITS, 1, 28, 28);
            System.out.printf(
                    "ONNX Runtime, %s: largest difference %.2g over %d digits%n",
                    network.name(), largestDifference(expected, found), DIGITS);
            assertTrue(spread(expected) > 1e-4, "All digits read alike: the comparison would show nothing");
            assertArrayEquals(expected, found, 1e-5f);
        }
    }

    @Test
    void aRegionNetworkGivesItsElevenProbabilities() throws OrtException {
        ModelBundle model = RandomModels.ofCrops(CATALOG.find("region-reader"));
        int regions = 20;
        float[] inks = new float[regions * 1600];
        Random random = new Random(2);
        for (int i = 0; i < inks.length; i++) {
            inks[i] = random.nextFloat();
        }
        try (OnnxRuntime runtime = new OnnxRuntime(OnnxExport.write(model));
                RegionClassifier classifier = model.regionClassifier()) {
            assertArrayEquals(classifier.probabilities(inks, regions), runtime.run(inks, regions, 1, 40, 40), 1e-5f);
        }
    }

    @Test
    void aPageNetworkGivesItsMapsForAnySize() throws OrtException {
        ModelBundle model = RandomModels.ofCrops(CATALOG.find("page-reader"));
        int height = 96;
        int width = 132;
        Random random = new Random(4);
        float[] contrast = new float[height * width];
        for (int i = 0; i < contrast.length; i++) {
            contrast[i] = random.nextFloat();
        }
        int cells = height / 4 * (width / 4);
        float[] maps = new float[cells * NetworkInput.PAGE_CHANNELS];
        try (PageNetwork network = model.pageNetwork()) {
            network.run(contrast, height, width, maps);
        }
        try (OnnxRuntime runtime = new OnnxRuntime(OnnxExport.write(model))) {
            float[] found = runtime.run(contrast, 1, 1, height, width);
            assertEquals(maps.length, found.length);
            for (int cell = 0; cell < cells; cell++) {
                for (int channel = 0; channel < NetworkInput.PAGE_CHANNELS; channel++) {
                    float expected = maps[cell * NetworkInput.PAGE_CHANNELS + channel];
                    assertEquals(expected, found[channel * cells + cell], 1e-4f * Math.max(1, Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void theFileSaysWhichModelItIsAndWhatItTakes() throws OrtException {
        ModelBundle model = RandomModels.of(CATALOG.find("two-conv"), CALIBRATION);
        byte[] file = OnnxExport.write(model);
        assertArrayEquals(file, OnnxExport.write(model));
        try (OnnxRuntime runtime = new OnnxRuntime(file)) {
            Map<String, String> metadata = runtime.metadata();
            assertEquals(model.sha256(), metadata.get("digitmill.sha256"));
            assertEquals("two-conv", metadata.get("digitmill.network"));
            assertEquals("1.7", metadata.get("digitmill.temperature"));
            assertEquals("0.8", metadata.get("digitmill.review_threshold"));
            assertTrue(metadata.get("digitmill.input").contains("1 is ink"), metadata.toString());
            assertTrue(metadata.containsKey("digitmill.version"), metadata.toString());
        }
    }

    private static float largestDifference(float[] expected, float[] found) {
        float largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
        }
        return largest;
    }

    /** How far the first number of a digit varies over the digits. */
    private static float spread(float[] probabilities) {
        float least = 1;
        float most = 0;
        for (int i = 0; i < probabilities.length; i += 10) {
            least = Math.min(least, probabilities[i]);
            most = Math.max(most, probabilities[i]);
        }
        return most - least;
    }
}
