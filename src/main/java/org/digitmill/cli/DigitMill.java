package org.digitmill.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.digitmill.InputException;
import org.digitmill.cli.bench.BenchCommand;
import org.digitmill.cli.common.Home;
import org.digitmill.cli.common.HomeProvider;
import org.digitmill.cli.common.Version;
import org.digitmill.cli.demo.DemoCommand;
import org.digitmill.cli.model.ExportCommand;
import org.digitmill.cli.model.ImportCommand;
import org.digitmill.cli.model.NetworksCommand;
import org.digitmill.cli.report.ReportCommand;
import org.digitmill.cli.score.CorrectCommand;
import org.digitmill.cli.score.PredictCommand;
import org.digitmill.cli.score.PublishCommand;
import org.digitmill.cli.score.ScoreCommand;
import org.digitmill.cli.score.VerifyCommand;
import org.digitmill.cli.setup.CompletionCommand;
import org.digitmill.cli.setup.DoctorCommand;
import org.digitmill.cli.setup.FetchCommand;
import org.digitmill.cli.setup.RehearseCommand;
import org.digitmill.cli.train.EvaluateCommand;
import org.digitmill.cli.train.TrainCommand;
import org.digitmill.cli.train.TrainPageCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: all commands, and the reporting of errors. */
@Command(
        name = "digitmill",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        customSynopsis = "submit/digitmill [<spark-submit options> --] COMMAND [options]",
        description = {
            "",
            "Reads handwritten digits in images and documents into Parquet tables, and trains the networks for it by "
                    + "parameter averaging on Spark.",
            ""
        },
        subcommands = {
            DemoCommand.class,
            FetchCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            TrainCommand.class,
            TrainPageCommand.class,
            EvaluateCommand.class,
            ScoreCommand.class,
            VerifyCommand.class,
            CorrectCommand.class,
            PublishCommand.class,
            PredictCommand.class,
            NetworksCommand.class,
            BenchCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            RehearseCommand.class
        },
        footer = {
            "",
            "digitmill COMMAND --help describes a command. Exit codes: 0 done, 1 a fault of the program or the machine, 2 wrong usage, "
                    + "3 the input is wrong, 4 done, but more files were rejected than allowed."
        })
public final class DigitMill implements Runnable, HomeProvider {
    private final Home home;

    @Spec
    private CommandSpec specification;

    private DigitMill(Home home) {
        this.home = home;
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void run() {
        throw new ParameterException(specification.commandLine(), "Missing command.");
    }

    /**
     * Runs one command.
     *
     * @param results gets results alone
     * @param messages gets everything else
     * @return the exit code of the process
     */
    static int run(Home home, PrintStream results, PrintStream messages, String... arguments) {
        PrintWriter messageWriter = new PrintWriter(messages, true, Charset.defaultCharset());
        try {
            SettingsFile settings = home.settings().map(SettingsFile::read).orElse(SettingsFile.NONE);
            return commandLine(home, settings)
                    .setOut(new PrintWriter(results, true, Charset.defaultCharset()))
                    .setErr(messageWriter)
                    .execute(arguments);
        } catch (InputException | Error failure) {
            return Failures.report(failure, messageWriter).status();
        }
    }

    /** Runs what was asked for; help for a command that does not exist is wrong usage, too. */
    private static int execute(ParseResult arguments) {
        if (arguments.isUsageHelpRequested() && !arguments.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(arguments.commandSpec().commandLine(), arguments.unmatched());
        }
        return new CommandLine.RunLast().execute(arguments);
    }

    public static CommandLine commandLine(Home home, SettingsFile settings) {
        ConfiguredDefaults defaults = new ConfiguredDefaults(settings);
        return new CommandLine(new DigitMill(home))
                .setDefaultValueProvider(defaults)
                // A file may be called @name.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(DigitMill::execute)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors(defaults));
    }
}
