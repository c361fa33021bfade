package org.digitmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "networks",
        description =
                "Lists the networks that train knows; with a name, the layers of that one with output shapes and parameters.")
final class NetworksCommand extends ResultCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A network of the list, or a .json file like those in conf/networks.")
    String name;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("networks is not joined to the network package yet");
    }
}
