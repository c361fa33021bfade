package org.digitmill.cli.model;

import java.util.List;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.TextTable;
import org.digitmill.network.DataShape;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code networks}. */
@Command(
        name = "networks",
        description =
                "Lists the networks; with a name, the layers of that network with output shapes and numbers of parameters.")
public final class NetworksCommand extends ResultCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A network of the list, or a .json file like those in conf/networks.")
    String name;

    /** A layer in the JSON result; the output shape is [height, width, channels] or [length], of one example. */
    record Layer(String name, String type, List<Integer> outputShape, long parameters) {}

    /** One network in the JSON result. */
    record Network(String network, long parameters, List<Layer> layers) {}

    /** A line of the list. */
    record Summary(String network, long parameters, String description) {}

    /** The list in the JSON result. */
    record Summaries(List<Summary> networks) {}

    @Override
    protected ExitCode execute() {
        NetworkCatalog catalog = home().networks();
        if (name == null) {
            print(
                    new Summaries(catalog.all().stream()
                            .map(network -> new Summary(network.name(), network.parameters(), network.description()))
                            .toList()),
                    () -> list(catalog));
        } else {
            NetworkSpecification network = catalog.find(name);
            print(
                    new Network(
                            network.name(),
                            network.parameters(),
                            network.placedLayers().stream()
                                    .map(NetworksCommand::layer)
                                    .toList()),
                    () -> describe(network));
        }
        return ExitCode.DONE;
    }

    private static Layer layer(PlacedLayer placed) {
        return new Layer(placed.name(), placed.layer().type(), extents(placed.outputShape()), placed.parameters());
    }

    private static List<Integer> extents(DataShape shape) {
        if (shape instanceof DataShape.Maps maps) {
            return List.of(maps.height(), maps.width(), maps.channels());
        }
        return List.of(((DataShape.Row) shape).length());
    }

    private static String list(NetworkCatalog catalog) {
        TextTable table = new TextTable("network", "parameters", "description");
        catalog.all().forEach(network -> table.add(network.name(), network.parameters(), network.description()));
        return table.toString();
    }

    private static String describe(NetworkSpecification network) {
        TextTable table = new TextTable("layer", "type", "output shape", "parameters");
        network.placedLayers()
                .forEach(placed ->
                        table.add(placed.name(), placed.layer().type(), placed.outputShape(), placed.parameters()));
        return "%s: %s%n%n%s%n%n%,d parameters"
                .formatted(network.name(), network.description(), table, network.parameters());
    }
}
