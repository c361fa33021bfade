package org.digitmill.cli.train;

import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Option;

/** The option of training commands that says how many workers train at once. */
final class WorkerArguments {
    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Number of workers. Each trains a copy of the network in a Spark task. 0: one for each core. Default: "
                            + "${DEFAULT-VALUE}.")
    int workers;

    /** How many there are at least, before Spark says how many cores it has. */
    int atLeast() {
        return Math.max(1, workers);
    }

    int on(JavaSparkContext context) {
        return workers == 0 ? context.defaultParallelism() : workers;
    }
}
