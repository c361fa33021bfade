package org.digitmill.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitmill.InputException;

/**
 * A network as data: what a file in {@code conf/networks} says. It reads 28×28×1 pixels and ends in a dense layer of ten probabilities.
 *
 * @param name the network's name: letters, digits and hyphens
 * @param description one sentence for people
 * @param layers from input to output, at least one
 */
public record NetworkSpecification(String name, String description, List<LayerSpecification> layers) {
    /** What every network reads: one digit. */
    public static final DataShape.Maps INPUT = new DataShape.Maps(28, 28, 1);

    /**
     * A layer in its place in the network.
     *
     * @param name the type with a number behind it, counted from 1 for each type: {@code conv2d_2}
     * @param outputShape of one example
     * @param parameters trained numbers
     */
    public record PlacedLayer(
            String name, LayerSpecification layer, DataShape inputShape, DataShape outputShape, long parameters) {}

    /** @throws InputException naming the layer that does not fit what comes before it */
    public NetworkSpecification {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
            throw new InputException(
                    "A network's name has letters, digits and hyphens, but this one is \"" + name + "\".");
        }
        layers = List.copyOf(layers);
        place(name, layers);
    }

    /** The layers in order with their shapes. */
    public List<PlacedLayer> placedLayers() {
        return place(name, layers);
    }

    /** All trained numbers of the network. */
    public long parameters() {
        return placedLayers().stream().mapToLong(PlacedLayer::parameters).sum();
    }

    private static List<PlacedLayer> place(String network, List<LayerSpecification> layers) {
        if (layers.isEmpty()) {
            throw new InputException("Network " + network + " has no layers.");
        }
        List<PlacedLayer> placed = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        DataShape shape = INPUT;
        for (LayerSpecification layer : layers) {
            String layerName = layer.type() + "_" + seen.merge(layer.type(), 1, Integer::sum);
            try {
                DataShape output = layer.outputShape(shape);
                placed.add(new PlacedLayer(layerName, layer, shape, output, layer.parameters(shape)));
                shape = output;
            } catch (IllegalArgumentException | ArithmeticException misfit) {
                throw new InputException(
                        "Network " + network + ", layer " + (placed.size() + 1) + " (" + layerName + "): "
                                + misfit.getMessage() + ".",
                        misfit);
            }
        }
        requireReaderOfDigits(network, layers.get(layers.size() - 1));
        return List.copyOf(placed);
    }

    private static void requireReaderOfDigits(String network, LayerSpecification last) {
        if (!(last instanceof LayerSpecification.Dense dense)
                || dense.units() != 10
                || (dense.activation() != ActivationFunction.SOFTMAX
                        && dense.activation() != ActivationFunction.SIGMOID)) {
            throw new InputException("Network " + network
                    + " must end in a dense layer of 10 units with softmax (or sigmoid), one unit a digit; it ends in "
                    + last.type() + ".");
        }
    }
}
