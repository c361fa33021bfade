package org.digitmill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The JVM options of the tests are those that Spark gives to the JVMs it starts. */
class JvmOptionsTest {
    @Test
    void theListIsSparksOwn() throws IOException {
        Set<String> ours = Files.readAllLines(Path.of("conf/jvm.options")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sparks = new TreeSet<>(
                Arrays.asList(JavaModuleOptions.defaultModuleOptions().strip().split(" +")));
        assertEquals(sparks, ours);
    }
}
