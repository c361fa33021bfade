package org.digitmill.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.fuzz.FuzzContract;

/** Network files. */
class NetworkJsonFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() {
        List<NetworkSpecification> networks = List.of(
                new NetworkCatalog(Optional.empty()).find("two-conv"),
                new NetworkSpecification(
                        "all",
                        "Every layer.",
                        NetworkInput.DIGIT,
                        List.of(
                                new LayerSpecification.Convolution(
                                        2, new LayerSpecification.Window(3, 3, 1, 2, 1), true, ActivationFunction.RELU),
                                new LayerSpecification.BatchNormalization(0.9, 1e-3),
                                new LayerSpecification.Activate(ActivationFunction.RELU),
                                new LayerSpecification.MaximumPooling(
                                        new LayerSpecification.Window(2, 2, 2, 2, 1), false),
                                new LayerSpecification.Dropout(0.5),
                                new LayerSpecification.GlobalAveragePooling(),
                                new LayerSpecification.Dense(10, ActivationFunction.SOFTMAX))));
        return networks.stream()
                .map(network -> NetworkJson.write(network).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void parse(byte[] input) {
        try {
            NetworkJson.read(new String(input, StandardCharsets.UTF_8), "network.json")
                    .parameters();
        } catch (InputException documented) {
            // As it should be.
        }
    }
}
