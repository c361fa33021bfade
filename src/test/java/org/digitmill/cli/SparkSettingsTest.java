package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.launcher.SparkLauncher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of Spark's settings in conf/: every key is one of Spark's, stands once, and has its reason above it. */
class SparkSettingsTest {
    /** Keys whose ends are the user's. */
    private static final Set<String> FAMILIES =
            Set.of("spark.executorEnv.", "spark.yarn.appMasterEnv.", "spark.kubernetes.driverEnv.");

    /** Spark puts these before others and lists only those. */
    private static final Set<String> PREPENDED =
            Set.of(SparkLauncher.DRIVER_DEFAULT_JAVA_OPTIONS, SparkLauncher.EXECUTOR_DEFAULT_JAVA_OPTIONS);

    /** From Spark's documentation: its part for Kubernetes is not here to be asked, and one key is not in its list. */
    private static final Set<String> DOCUMENTED = Set.of(
            "spark.stage.maxConsecutiveAttempts",
            "spark.kubernetes.container.image",
            "spark.kubernetes.authenticate.driver.serviceAccountName",
            "spark.kubernetes.submission.waitAppCompletion");

    @BeforeAll
    static void loadSparksOwnList() throws ClassNotFoundException {
        for (String part : List.of(
                "internal.config.package$",
                "internal.config.Network$",
                "internal.config.UI$",
                "deploy.yarn.config.package$")) {
            Class.forName("org.apache.spark." + part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local.conf", "standalone.conf", "yarn.conf", "kubernetes.conf"})
    void everyKeyIsKnownAndHasAReason(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("conf", name));
        Set<String> seen = new HashSet<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] pair = line.split("\\s+", 2);
            assertEquals(2, pair.length, line);
            assertTrue(seen.add(pair[0]), () -> "Twice: " + line);
            if (!isKnown(pair[0])) {
                unknown.add(pair[0]);
            }
            assertTrue(hasReason(lines, i), () -> "No reason above " + line);
        }
        assertEquals(List.of(), unknown, "Spark does not know these");
        assertTrue(seen.size() > 3, () -> name + " says little: " + seen);
    }

    private static boolean isKnown(String key) {
        return ConfigEntry.findEntry(key) != null
                || PREPENDED.contains(key)
                || DOCUMENTED.contains(key)
                || FAMILIES.stream().anyMatch(key::startsWith);
    }

    /** A comment right above, or above its neighbour of the same family. */
    private static boolean hasReason(List<String> lines, int at) {
        String above = lines.get(at - 1);
        String key = lines.get(at).split("\\s+", 2)[0];
        String family = key.substring(0, key.lastIndexOf('.'));
        return above.startsWith("# ") || above.startsWith(family + ".") && hasReason(lines, at - 1);
    }
}
