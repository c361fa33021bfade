package org.digitmill.cli.score;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.score.verify.VerifyReport;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code verify}. */
@Command(
        name = "verify",
        description = {
            "Checks the tables in OUTPUT: every file has one row, every digit belongs to the row of its file, and the "
                    + "counts of every run are right.",
            "No other run may write into OUTPUT meanwhile."
        })
public final class VerifyCommand extends ResultCommand {
    @Parameters(paramLabel = "OUTPUT", description = "The output directory of score.")
    String tables;

    @Override
    protected ExitCode execute() throws IOException {
        return run(this, tables);
    }

    /** @param command that prints the result */
    static ExitCode run(ResultCommand command, String tables) throws IOException {
        VerifyReport report;
        try (SparkSession session = SparkSessions.open("digitmill verify")) {
            report = ScoreVerifier.verify(session, tables);
        }
        command.print(report, () -> ScoreText.of(report));
        if (!report.isSound()) {
            throw new InputException("The tables in " + tables + " contradict their manifests in "
                    + report.problems().size() + " places; see above.");
        }
        return ExitCode.DONE;
    }
}
