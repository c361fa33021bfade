package org.digitmill.cli.score;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.publish.Credentials;
import org.digitmill.publish.Destination;
import org.digitmill.publish.PublishJob;
import org.digitmill.publish.PublishReport;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code publish}. */
@Command(
        name = "publish",
        description = {
            "Writes the rows of OUTPUT into the tables digits, fields and files of a Spark catalog or a PostgreSQL "
                    + "database, which can be read meanwhile.",
            "Only new rows are written, one run at a time. Rows of files that were scored again, corrected or removed "
                    + "are replaced. If it is killed and repeated, or runs twice at once, the tables end up the same.",
            "The jars of the catalog or of the database's driver are given to spark-submit, by --packages or --jars "
                    + "before the '--'. docs/publish.md has complete commands for Apache Iceberg, Delta Lake and PostgreSQL."
        })
public final class PublishCommand extends ResultCommand {
    @Parameters(paramLabel = "OUTPUT", description = "The output directory of score.")
    String tables;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description = {
                "CATALOG.NAMESPACE, such as lake.scores: a namespace of the catalog that spark.sql.catalog.CATALOG "
                        + "describes. It is created if it does not exist.",
                "Or jdbc:postgresql://HOST/DATABASE?currentSchema=SCHEMA, without user and password."
            })
    String target;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "For a database: file with the lines user=NAME and password=PASSWORD, readable by its owner only. "
                            + "Default: DIGITMILL_JDBC_USER and DIGITMILL_JDBC_PASSWORD in the environment.")
    Path credentials;

    @Override
    protected ExitCode execute() throws IOException {
        Destination destination = checked(() -> Destination.parse(target));
        Credentials login = credentials == null ? Credentials.of(System.getenv()) : Credentials.read(credentials);
        PublishReport report;
        try (SparkSession session = SparkSessions.open("digitmill publish");
                PublishProgress progress = new PublishProgress(output.progress())) {
            report = new PublishJob(session, tables, destination, login).run(progress::start);
        }
        print(report, () -> text(report));
        return ExitCode.DONE;
    }

    private static String text(PublishReport report) {
        return """
                tables   %s
                written  %,d rows of %,d runs
                removed  %,d rows that newer ones replaced, or whose files are gone
                time     %.1f s"""
                .formatted(
                        String.join(", ", report.tables()),
                        report.rowsWritten(),
                        report.runsPublished(),
                        report.rowsRemoved(),
                        report.seconds());
    }
}
