package org.digitmill.publish;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A process that publishes and is killed by a test. It prints a line before the first commit and after each run. */
public final class PublishVictim {
    private PublishVictim() {}

    /** @param arguments the output, where to publish, and the directory of the catalogs */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession session = CatalogSession.open(Path.of(arguments[2]))) {
            new PublishJob(session, arguments[0], Destination.parse(arguments[1]), Credentials.of(System.getenv()))
                    .run(rows -> {
                        System.out.println("begin");
                        return (done, run) -> System.out.println("run " + run);
                    });
        }
        System.out.println("end");
    }

    /** Starts it; what it logs goes into a file. */
    static Process start(String output, String to, Path catalogs, Credentials credentials, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk"))
                .toList());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(PublishVictim.class.getName(), output, to, catalogs.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (credentials.user() != null) {
            builder.environment().put(Credentials.USER, credentials.user());
            builder.environment().put(Credentials.PASSWORD, credentials.password());
        }
        return builder.start();
    }
}
