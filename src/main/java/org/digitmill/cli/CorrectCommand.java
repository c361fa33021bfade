package org.digitmill.cli;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.correction.CorrectionReport;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "correct",
        description =
                "Puts what a person said of digits into the tables in OUTPUT: new rows of all files that are spoken of, at once.")
final class CorrectCommand extends ResultCommand {
    @Parameters(paramLabel = "OUTPUT", description = "The output directory of score.")
    String tables;

    @Option(
            names = "--corrections",
            paramLabel = "CSV",
            required = true,
            description = "A CSV that the page of 'digitmill report --scores' saved.")
    String corrections;

    @Override
    ExitCode execute() throws IOException {
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
