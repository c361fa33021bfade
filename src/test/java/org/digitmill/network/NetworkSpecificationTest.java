package org.digitmill.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.NoOp;

class NetworkSpecificationTest {
    private static final String SOFTMAX = "{\"type\": \"dense\", \"units\": 10, \"activation\": \"softmax\"}";

    @Test
    void twoConvHasKerasShapesAndCounts() {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("two-conv");

        assertEquals(
                List.of("26×26×32", "13×13×32", "11×11×64", "5×5×64", "1600", "64", "64", "10"),
                network.placedLayers().stream()
                        .map(layer -> layer.outputShape().toString())
                        .toList());
        assertEquals(
                List.of(320L, 0L, 18496L, 0L, 0L, 102464L, 0L, 650L),
                network.placedLayers().stream()
                        .map(NetworkSpecification.PlacedLayer::parameters)
                        .toList());
        assertEquals(121_930, network.parameters());
    }

    /** Counts that Keras's summary prints for the same layers. */
    @ParameterizedTest
    @CsvSource({
        "two-conv, 121930",
        "conv3-pool3, 21386",
        "conv5-dense128, 592074",
        "stride5, 35274",
        "four-conv, 108154",
        "mlp, 669706"
    })
    void referenceNetworksHaveKerasCounts(String name, long parameters) {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find(name);

        assertEquals(parameters, network.parameters());
        assertEquals(
                parameters,
                new NetworkFactory(Acceleration.best())
                        .create(network, 1, new NoOp())
                        .numParams());
    }

    @Test
    void ourOwnNetworkHasTheParametersThatKerasWouldCount() {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("digitmill");

        MultiLayerNetwork made = new NetworkFactory(Acceleration.best()).create(network, 1, new NoOp());
        assertEquals(network.parameters(), made.numParams());
        // Keras's count: convolutions 160, 4640, 18496, 36928 and 131200, normalisations 4 × 304, dense 1290.
        assertEquals(193_930, network.parameters());
    }

    @Test
    void jsonKeepsEveryNetwork() {
        for (NetworkSpecification network : new NetworkCatalog(Optional.empty()).all()) {
            assertEquals(network, NetworkJson.read(NetworkJson.write(network), "copy"));
        }
    }

    @Test
    void jsonKeepsLayersThatNoNetworkOfTheProgramHas() {
        String layers =
                "{'type': 'leaky_re_lu', 'negative_slope': 0.2}, {'type': 'conv2d', 'filters': 2, 'kernel_size': 1},"
                        + "{'type': 'layer_normalization', 'epsilon': 0.5},"
                        + "{'type': 'p_re_lu', 'shared_axes': [1, 2]}, {'type': 'p_re_lu'}, {'type': 'activation', 'activation': 'gelu'}";
        NetworkSpecification network = NetworkJson.read(
                "{\"name\": \"odd\", \"description\": \"odd\", \"layers\": [" + layers.replace('\'', '"')
                        + ",{\"type\": \"flatten\"}," + SOFTMAX + "]}",
                "odd.json");
        assertEquals(network, NetworkJson.read(NetworkJson.write(network), "copy"));
        assertEquals(4 + 4 + 2 + 1568 + 15_690, network.parameters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'conv3d', 'filters': 4}|layer 1 (conv3d)|no such layer",
                "{'type': 'conv2d', 'filters': -4, 'kernel_size': 3}|layer 1 (conv2d)|filters is -4",
                "{'type': 'conv2d', 'filters': 4, 'kernel_size': 29}|layer 1 (conv2d_1)|29×29 does not fit into feature maps of 28×28×1",
                "{'type': 'conv2d', 'filters': 4}|layer 1 (conv2d)|\"kernel_size\" is missing",
                "{'type': 'conv2d', 'filters': 'four', 'kernel_size': 3}|layer 1 (conv2d)|\"filters\" must be a whole number",
                "{'type': 'conv2d', 'filters': 4, 'kernel_size': 3, 'padding': 'full'}|layer 1 (conv2d)|\"valid\" or \"same\"",
                "{'type': 'conv2d', 'filters': 4, 'kernel_size': 4, 'dilation_rate': 10}|layer 1 (conv2d_1)|31×31 does not fit",
                "{'type': 'conv2d', 'filters': 4, 'kernel_size': 3, 'dilation_rate': 0}|layer 1 (conv2d)|dilation_rate is 0",
                "{'type': 'p_re_lu', 'shared_axes': [1, 1]}|layer 1 (p_re_lu)|shared_axes is [1, 1]",
                "{'type': 'layer_normalization', 'epsilon': 0}|layer 1 (layer_normalization)|epsilon is 0.0",
                "{'type': 'layer_normalization'}|layer 1 (layer_normalization_1)|one value",
                "{'type': 'dropout', 'rate': 1.0}|layer 1 (dropout)|rate is 1.0",
                "{'type': 'flatten', 'rate': 1.0}|layer 1 (flatten)|no field \"rate\"",
                "{'type': 'dense', 'units': 4, 'activation': 'maxout'}|layer 1 (dense)|no activation \"maxout\"",
                "{'type': 'dense', 'units': 4}|layer 1 (dense_1)|put a flatten layer before it",
                "5|layer 1|must be a JSON object",
            })
    void layerThatDoesNotFitIsNamed(String layer, String place, String reason) {
        String json = "{\"name\": \"odd\", \"description\": \"odd\", \"layers\": [" + layer.replace('\'', '"') + ","
                + "{\"type\": \"flatten\"}," + SOFTMAX + "]}";

        InputException error = assertThrows(InputException.class, () -> NetworkJson.read(json, "odd.json"));

        assertTrue(error.getMessage().contains(place), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    @Test
    void pageNetworkHasAQuarterOfThePageInItsMaps() {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("page-reader");

        List<NetworkSpecification.PlacedLayer> layers = network.placedLayers();
        assertEquals("40×40×32", layers.get(layers.size() - 1).outputShape().toString());
        assertEquals(
                network.parameters(),
                new NetworkFactory(Acceleration.best())
                        .create(network, 1, new NoOp())
                        .numParams());
        String refusal = assertThrows(InputException.class, () -> network.requireReads(NetworkInput.DIGIT))
                .getMessage();
        assertTrue(refusal.contains("reads pages"), refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'conv2d', 'filters': 32, 'kernel_size': 3, 'strides': 2, 'padding': 'same'}|conv2d of 80×80×32",
                "{'type': 'conv2d', 'filters': 32, 'kernel_size': 3, 'strides': 4, 'padding': 'same', 'activation': 'relu'}|must end in a linear conv2d",
                "{'type': 'flatten'}|flatten of 25600",
            })
    void pageNetworkMustEndInItsMaps(String layer, String reason) {
        String json = "{\"name\": \"odd\", \"description\": \"odd\", \"reads\": \"page\", \"layers\": ["
                + layer.replace('\'', '"') + "]}";

        InputException error = assertThrows(InputException.class, () -> NetworkJson.read(json, "odd.json"));

        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    @Test
    void networkMustEndInTenProbabilities() {
        String json =
                "{\"name\": \"odd\", \"description\": \"odd\", \"layers\": [{\"type\": \"flatten\"}, {\"type\": \"dense\", \"units\": 10}]}";

        InputException error = assertThrows(InputException.class, () -> NetworkJson.read(json, "odd.json"));

        assertTrue(error.getMessage().contains("must end in a dense layer of 10 units"), error.getMessage());
    }

    @Test
    void unknownNetworkListsTheKnown() {
        InputException error =
                assertThrows(InputException.class, () -> new NetworkCatalog(Optional.empty()).find("three-conv"));

        assertTrue(error.getMessage().contains("two-conv"), error.getMessage());
    }
}
