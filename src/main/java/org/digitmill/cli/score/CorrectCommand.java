package org.digitmill.cli.score;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.correction.CorrectionReport;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code correct}. */
@Command(
        name = "correct",
        description =
                "Writes a person's corrections of digits into the tables in OUTPUT. All files concerned get new rows at "
                        + "once.")
public final class CorrectCommand extends ResultCommand {
    @Parameters(paramLabel = "OUTPUT", description = "The output directory of score.")
    String tables;

    @Option(
            names = "--corrections",
            paramLabel = "CSV",
            required = true,
            description = "CSV file saved by the page of 'digitmill report --scores'.")
    String corrections;

    @Override
    protected ExitCode execute() throws IOException {
        return run(this, tables, corrections);
    }

    /** @param command that prints the result */
    static ExitCode run(ResultCommand command, String tables, String corrections) throws IOException {
        CorrectionReport report;
        try (SparkSession session = SparkSessions.open("digitmill correct")) {
            report = new CorrectionJob(session, tables, corrections).run();
        }
        command.print(report, () -> ScoreText.of(report));
        return ExitCode.DONE;
    }
}
