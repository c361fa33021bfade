package org.digitmill.cli.common;

import org.digitmill.progress.ProgressStyle;
import picocli.CommandLine.Option;

/** The options for the output of results and progress. */
public final class OutputOptions {
    @Option(names = "--json", description = "Print the result as one line of JSON on standard output.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress on standard error.")
    public boolean quiet;

    public ProgressStyle progress() {
        return quiet ? ProgressStyle.OFF : ProgressStyle.detect();
    }
}
