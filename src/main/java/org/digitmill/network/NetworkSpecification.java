package org.digitmill.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitmill.InputException;

/**
 * A network as data: the content of a file in {@code conf/networks}.
 *
 * @param name the network's name: letters, digits and hyphens
 * @param description one sentence that describes the network
 * @param reads kind of input, which also determines the last layer
 * @param layers from input to output, at least one
 */
public record NetworkSpecification(
        String name, String description, NetworkInput reads, List<LayerSpecification> layers) {
    /**
     * A layer at its position in the network.
     *
     * @param name the type with a number that counts layers of this type from 1: {@code conv2d_2}
     * @param outputShape of one example
     * @param parameters trained numbers
     */
    public record PlacedLayer(
            String name, LayerSpecification layer, DataShape inputShape, DataShape outputShape, long parameters) {}

    /** @throws InputException naming the layer that does not fit its input */
    public NetworkSpecification {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
            throw new InputException(
                    "A network's name has letters, digits and hyphens, but this one is \"" + name + "\".");
        }
        layers = List.copyOf(layers);
        place(name, reads, layers);
    }

    /** A file's name, reduced to the characters of a network's name. @param usual the result if none of them is left */
    public static String nameOf(String file, String usual) {
        String plain = file.replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? usual : plain;
    }

    /** The layers in order, with output shapes. */
    public List<PlacedLayer> placedLayers() {
        return place(name, reads, layers);
    }

    /** Number of parameters of the network. */
    public long parameters() {
        return placedLayers().stream().mapToLong(PlacedLayer::parameters).sum();
    }

    /** @throws InputException that names the right command, if the network does not read {@code wanted} */
    public void requireReads(NetworkInput wanted) {
        if (reads != wanted) {
            throw new InputException("Network " + name + " reads " + reads.what() + ", but one that reads "
                    + wanted.what() + " is needed here. " + reads.command() + " trains this one.");
        }
    }

    private static List<PlacedLayer> place(String network, NetworkInput reads, List<LayerSpecification> layers) {
        if (layers.isEmpty()) {
            throw new InputException("Network " + network + " has no layers.");
        }
        List<PlacedLayer> placed = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        DataShape shape = reads.shape();
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
        reads.requireEnd(network, layers.get(layers.size() - 1), shape);
        return List.copyOf(placed);
    }
}
