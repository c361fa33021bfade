package org.digitmill.cli;

import java.util.Optional;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** What runs here: digitmill's version as the jar says, Java's and Spark's. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not from its jar)");
        return new String[] {
            "digitmill " + own, "Java " + Runtime.version(), "Spark " + package$.MODULE$.SPARK_VERSION()
        };
    }
}
