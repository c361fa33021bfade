package org.digitmill.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.score.ScoreCommand;
import org.digitmill.cli.train.EvaluateCommand;
import org.digitmill.cli.train.TrainCommand;
import org.digitmill.model.Evaluation;
import org.digitmill.score.job.ScoreReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Runs all steps in a few minutes: finds data, trains a network, evaluates it, scores data/samples, and "
                    + "prints the result.",
            "The data is MNIST from data/mnist, from the directory in DIGITMILL_MNIST, or downloaded; without any of "
                    + "these, digits that the program draws."
        })
public final class DemoCommand extends ResultCommand {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Directory for model and tables. Default: data/demo in digitmill's directory.")
    Path directory;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training digits, from 1. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Override
    protected ExitCode execute() throws IOException {
        long started = System.nanoTime();
        Path place = directory != null ? directory : home().resolve("data/demo");
        String data = new DemoData(home()).find(this::say);
        String model = place.resolve("two-conv.model").toString();
        String tables = place.resolve("scored").toString();
        String samples = home().resolve("data/samples").toString();

        TrainCommand train = command(
                "train", "--data", data, "--network", "two-conv", "--epochs", String.valueOf(epochs), "--model", model);
        TrainCommand.Result trained = train.work();
        EvaluateCommand evaluate = command("evaluate", "--model", model, "--data", data);
        Evaluation judged = evaluate.work().evaluation();
        ScoreCommand score = command("score", "--model", model, "--input", samples, "--output", tables, "--rescore");
        ScoreReport report = score.work();

        DemoResult result = new DemoResult(
                data,
                model,
                trained.sha256(),
                trained.epochs(),
                trained.validationAccuracy(),
                judged.accuracy(),
                judged.examples(),
                report.listed(),
                report.scored(),
                report.empty(),
                report.rejected(),
                tables,
                (System.nanoTime() - started) / 1e9);
        print(result, () -> DemoText.of(result, samples));
        return ExitCode.DONE;
    }

    /** A command as a user would type it; it is printed, too. */
    private <T extends ResultCommand> T command(String name, String... arguments) {
        say("submit/digitmill " + name + " " + String.join(" ", arguments));
        CommandLine command =
                specification.root().commandLine().getSubcommands().get(name);
        command.parseArgs(arguments);
        T parsed = command.getCommand();
        parsed.setQuiet(output.quiet);
        return parsed;
    }

    private void say(String line) {
        specification.commandLine().getErr().println(line);
    }
}
