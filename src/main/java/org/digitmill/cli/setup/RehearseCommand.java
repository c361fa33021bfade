package org.digitmill.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.digitmill.Versions;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.score.ScoreCommand;
import org.digitmill.model.Calibration;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.learning.config.NoOp;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A scoring run for creating Java's class-data archive; {@code submit/keep-classes} calls it. */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Scores the samples with an untrained network and deletes the result.")
public final class RehearseCommand extends ResultCommand {
    /** The result in JSON. */
    record Result(long listed) {}

    @Override
    protected ExitCode execute() throws IOException {
        Path place = Files.createTempDirectory("digitmill");
        try {
            Path model = Files.write(place.resolve("untrained.model"), ModelFile.write(untrained()));
            String samples = home().resolve("data/samples").toString();
            CommandLine command =
                    specification.root().commandLine().getSubcommands().get("score");
            command.parseArgs(
                    "--model",
                    model.toString(),
                    "--input",
                    samples,
                    "--output",
                    place.resolve("scored").toString());
            ScoreCommand score = command.getCommand();
            score.setQuiet(true);
            Result result = new Result(score.work().listed());
            print(result, () -> result.listed() + " samples");
        } finally {
            delete(place);
        }
        return ExitCode.DONE;
    }

    private ModelBundle untrained() {
        NetworkSpecification network = home().networks().find("two-conv");
        return ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.best()).create(network, 1, new NoOp()),
                Calibration.NONE,
                new ModelBundle.Provenance("untrained", Map.of(), Map.of(), Map.of(), Versions.all()));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
