package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folded networks against DL4J's own layers. */
class FoldedInferenceTest {
    /** More than one minibatch, and not a whole number of them. */
    private static final int DIGITS = 150;

    private static final byte[] PIXELS = SyntheticDigits.draw(DIGITS, 3).pixels();

    static Stream<NetworkSpecification> networks() {
        NetworkCatalog catalog = new NetworkCatalog(Optional.empty());
        return Stream.concat(
                catalog.all().stream().filter(network -> network.reads() == NetworkInput.DIGIT),
                Stream.of(
                                "{'type':'conv2d','filters':8,'kernel_size':3,'activation':'elu'},{'type':'average_pooling2d','pool_size':3,'strides':2,'padding':'same'},{'type':'conv2d','filters':8,'kernel_size':3},{'type':'leaky_re_lu','negative_slope':0.2},{'type':'average_pooling2d','pool_size':2},{'type':'activation','activation':'selu'},{'type':'flatten'},{'type':'dense','units':16,'activation':'swish'},{'type':'activation','activation':'elu'}",
                                "{'type':'conv2d','filters':16,'kernel_size':3,'strides':2},{'type':'p_re_lu','shared_axes':[1,2]},{'type':'conv2d','filters':32,'kernel_size':3,'activation':'relu'},{'type':'layer_normalization'},{'type':'conv2d','filters':6,'kernel_size':3,'activation':'gelu'},{'type':'p_re_lu'},{'type':'flatten'},{'type':'layer_normalization','epsilon':0.1},{'type':'dense','units':16,'activation':'gelu'},{'type':'p_re_lu'},{'type':'layer_normalization'}",
                                "{'type':'conv2d','filters':16,'kernel_size':3,'activation':'relu'},{'type':'layer_normalization'},{'type':'conv2d','filters':16,'kernel_size':3,'activation':'elu'},{'type':'global_average_pooling2d'},{'type':'p_re_lu'}",
                                "{'type':'flatten'},{'type':'layer_normalization'},{'type':'p_re_lu'}",
                                "{'type':'conv2d','filters':5,'kernel_size':3,'activation':'tanh'},{'type':'conv2d','filters':7,'kernel_size':[2,4],'strides':[1,2],'padding':'same','activation':'sigmoid'},{'type':'flatten'}",
                                "{'type':'conv2d','filters':6,'kernel_size':5,'padding':'same'},{'type':'dropout','rate':0.3},{'type':'batch_normalization','epsilon':0.01},{'type':'max_pooling2d','pool_size':3,'strides':2,'padding':'same'},{'type':'activation','activation':'relu'},{'type':'global_average_pooling2d'}",
                                "{'type':'max_pooling2d','pool_size':4},{'type':'conv2d','filters':16,'kernel_size':3},{'type':'activation','activation':'tanh'},{'type':'flatten'},{'type':'dense','units':33},{'type':'activation','activation':'sigmoid'}")
                        .map(FoldedInferenceTest::network));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void probabilitiesAndFeaturesAreThoseOfDl4j(NetworkSpecification network) {
        ModelBundle model = RandomModels.of(network, Calibration.NONE);
        try (NetworkClassifier folded = new NetworkClassifier(
                        FoldedInference.of(network, model.weights()).orElseThrow(),
                        1,
                        TestTimeAugmentation.NONE,
                        null);
                NetworkClassifier theirs = new NetworkClassifier(model.restore(Acceleration.NONE), 1);
                NetworkClassifier trained = new NetworkClassifier(model.restore(Acceleration.ONEDNN), 1)) {
            assertArrayEquals(theirs.probabilities(PIXELS, DIGITS), folded.probabilities(PIXELS, DIGITS), 1e-5f);
            float[] expected = trained.features(PIXELS, DIGITS);
            float[] features = folded.features(PIXELS, DIGITS);
            assertEquals(expected.length, features.length);
            assertTrue(largestDifference(expected, features) < 1e-4, "features differ");
        }
    }

    @Test
    void sigmoidAtTheEndIsNoSoftmax() {
        NetworkSpecification network = NetworkJson.read(
                "{\"name\":\"small\",\"description\":\"small\",\"layers\":[{\"type\":\"flatten\"},"
                        + "{\"type\":\"dense\",\"units\":10,\"activation\":\"sigmoid\"}]}",
                "small");
        ModelBundle model = RandomModels.of(network, Calibration.NONE);
        try (Classifier folded = model.classifier();
                Classifier theirs = new NetworkClassifier(model.restore(Acceleration.NONE), 1)) {
            assertArrayEquals(theirs.probabilities(PIXELS, DIGITS), folded.probabilities(PIXELS, DIGITS), 1e-5f);
        }
    }

    @Test
    void whatCannotBeFoldedIsLeftToDl4j() {
        NetworkSpecification network = network(
                "{'type':'conv2d','filters':4,'kernel_size':3,'activation':'relu'},{'type':'batch_normalization'},"
                        + "{'type':'flatten'}");
        ModelBundle model = RandomModels.of(network, Calibration.NONE);
        assertTrue(FoldedInference.of(network, model.weights()).isEmpty());

        try (Classifier classifier = model.classifier();
                Classifier theirs = new NetworkClassifier(model.restore(Acceleration.NONE), 1)) {
            assertArrayEquals(theirs.probabilities(PIXELS, DIGITS), classifier.probabilities(PIXELS, DIGITS), 1e-5f);
        }
    }

    private static double largestDifference(float[] expected, float[] found) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]) / Math.max(1, Math.abs(expected[i])));
        }
        return largest;
    }

    private static NetworkSpecification network(String layers) {
        return NetworkJson.read(
                ("{'name':'small','description':'small','layers':[" + layers
                                + ",{'type':'dense','units':10,'activation':'softmax'}]}")
                        .replace('\'', '"'),
                "small");
    }
}
