package org.digitmill.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "fetch",
        description = {
            "Downloads MNIST: 60,000 digits to train with and 10,000 to test with, 11 MB.",
            "Each file is checked by its digest before it gets its name; files that are there and right are kept."
        })
final class FetchCommand extends ResultCommand {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where the four files go. Default: data/mnist in digitmill's own directory.")
    Path directory;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description =
                    "Address of a directory that has the files; several are tried in turn. Default: known mirrors.")
    List<URI> mirrors;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("fetch is not joined to MnistDownload yet");
    }
}
