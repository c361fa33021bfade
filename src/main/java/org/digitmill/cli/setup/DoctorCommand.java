package org.digitmill.cli.setup;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.NativeLibraries;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.setup.HealthCheck.Status;
import org.digitmill.network.onednn.OneDnn;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;

/** The command {@code doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks what the program needs: Java, memory, temporary directory, native libraries, Spark, the models "
                    + "that come with it, processors.",
            "Prints one line for each, and what to do about each that fails. Ends with 0 if all checks pass, else "
                    + "with 1."
        })
public final class DoctorCommand extends ResultCommand {
    /** A check in the JSON result; advice is null if nothing is to be done. */
    record Finding(String check, String status, String found, String advice) {}

    /** The result in JSON. */
    record Result(boolean healthy, List<Finding> checks) {}

    @Override
    protected ExitCode execute() {
        List<HealthCheck> checks = checks();
        boolean healthy = isHealthy(checks);
        Result result = new Result(
                healthy,
                checks.stream()
                        .map(check -> new Finding(
                                check.check(),
                                check.status().name().toLowerCase(Locale.ROOT),
                                check.found(),
                                check.advice()))
                        .toList());
        print(result, () -> text(checks));
        return healthy ? ExitCode.DONE : ExitCode.FAULT;
    }

    static boolean isHealthy(List<HealthCheck> checks) {
        return checks.stream().noneMatch(check -> check.status() == Status.FAILED);
    }

    private List<HealthCheck> checks() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthChecks.java(Runtime.version()));
        checks.add(HealthChecks.memory(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize()));
        checks.add(HealthChecks.directory(
                "temporary directory", Path.of(System.getProperty("java.io.tmpdir")), "java.io.tmpdir"));
        Path libraries = NativeLibraries.cache();
        if (Files.exists(libraries)) {
            checks.add(HealthChecks.directory("native libraries", libraries, "org.bytedeco.javacpp.cachedir"));
        }
        checks.add(
                HealthChecks.loaded(
                        "ND4J",
                        () -> {
                            Nd4j.create(new float[] {1, 2}).sumNumber();
                            return Nd4j.getBackend().getClass().getSimpleName();
                        },
                        "Build the program on this kind of machine: mvn package there puts its native libraries into the jar."));
        checks.add(oneDnn());
        checks.add(HealthChecks.spark(
                org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                scala.util.Properties.versionNumberString(),
                HealthChecks.place(SparkContext.class)));
        checks.add(HealthChecks.model("digit model", () -> Models.digits(null)));
        checks.add(HealthChecks.model("page model", () -> Models.pages(null)));
        checks.add(HealthChecks.model("region model", () -> Models.regions(null)));
        checks.add(
                HealthChecks.processors(Runtime.getRuntime().availableProcessors(), System.getenv("OMP_NUM_THREADS")));
        return checks;
    }

    /** Without it everything runs, several times slower. */
    private static HealthCheck oneDnn() {
        return OneDnn.available()
                ? HealthCheck.ok("oneDNN", "loaded")
                : HealthCheck.warning(
                        "oneDNN",
                        "does not load: " + OneDnn.whyUnavailable(),
                        "Networks run on DL4J's own layers, several times slower. Build the program on this kind of machine: mvn package.");
    }

    /** A line a check, and what to do below it. */
    static String text(List<HealthCheck> checks) {
        return checks.stream()
                .map(check -> "%-8s %-20s %s%s"
                        .formatted(
                                check.status() == Status.OK
                                        ? "ok"
                                        : check.status().name(),
                                check.check(),
                                check.found(),
                                check.advice() == null ? "" : System.lineSeparator() + "         " + check.advice()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
