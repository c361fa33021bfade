package org.digitmill.cli.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.TextTable;
import org.digitmill.dataset.download.DownloadOptions;
import org.digitmill.dataset.download.MnistDownload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code fetch}. */
@Command(
        name = "fetch",
        description = {
            "Downloads MNIST: 60,000 digits to train with and 10,000 to test with, 11 MB.",
            "The SHA-256 of each file is checked before it gets its name. Files that exist and are right are kept."
        })
public final class FetchCommand extends ResultCommand {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Directory for the four files. Default: data/mnist in digitmill's directory.")
    Path directory;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description =
                    "URL of a directory with the files. May be repeated; they are tried in turn. Default: known mirrors.")
    List<URI> mirrors;

    /** A file in the JSON result; no mirror where it was there already. */
    record File(String file, String path, String mirror) {}

    /** The result in JSON. */
    record Result(String directory, List<File> files) {}

    @Override
    protected ExitCode execute() {
        Path target = directory == null ? home().resolve("data/mnist") : directory;
        DownloadOptions options = mirrors == null
                ? DownloadOptions.DEFAULTS
                : checked(() -> DownloadOptions.DEFAULTS.withMirrors(mirrors));
        List<MnistDownload.Fetched> fetched;
        try (FetchProgress progress = new FetchProgress(output.progress())) {
            fetched = new MnistDownload(options, progress).fetch(target);
        }
        print(
                new Result(
                        target.toString(),
                        fetched.stream().map(FetchCommand::file).toList()),
                () -> describe(fetched));
        return ExitCode.DONE;
    }

    private static File file(MnistDownload.Fetched fetched) {
        return new File(
                fetched.file(),
                fetched.path().toString(),
                fetched.mirror().map(URI::toString).orElse(null));
    }

    private static String describe(List<MnistDownload.Fetched> fetched) {
        TextTable table = new TextTable("file", "from");
        fetched.forEach(each ->
                table.add(each.path(), each.mirror().map(URI::toString).orElse("was there already, and is right")));
        return table.toString();
    }
}
