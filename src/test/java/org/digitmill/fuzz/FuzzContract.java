package org.digitmill.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What holds for a parser of our own, whatever it is given: it ends within seconds, takes no more memory than it may have, and throws
 * nothing but its documented exceptions.
 *
 * <p>In the build each parser gets its whole files and, for {@code fuzz.seconds} (2), broken ones from {@code fuzz.seed} (1). With the
 * environment variable {@code JAZZER_FUZZ}, Jazzer makes the files instead, guided by the branches that they reach; it runs one class at a
 * time, until it is ended or something is found.
 */
@Tag("fuzz")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FuzzContract {
    private static final String GUIDED = "JAZZER_FUZZ";

    private FuzzLimits limits;

    /** Whole files, small ones. */
    protected abstract List<byte[]> seeds() throws Exception;

    /** Gives a file to the parser. Documented exceptions are caught; whatever else is thrown is a finding. */
    protected abstract void parse(byte[] input) throws Exception;

    /** What the parser may take for a file of at most a quarter of a megabyte, all garbage counted. */
    protected FuzzLimits limits() {
        return FuzzLimits.USUAL;
    }

    /** Jazzer begins with the files of this directory. */
    @BeforeAll
    final void writeSeeds() throws Exception {
        limits = limits();
        if (System.getenv(GUIDED) == null) {
            return;
        }
        Path corpus =
                Files.createDirectories(Path.of(".cifuzz-corpus", getClass().getName(), "readsWhatJazzerFinds"));
        int number = 0;
        for (byte[] seed : seeds()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
    }

    @Test
    @DisabledIfEnvironmentVariable(named = GUIDED, matches = ".+")
    void readsOrRefusesBrokenFiles() throws Exception {
        List<byte[]> seeds = seeds();
        assertFalse(seeds.isEmpty());
        FuzzRun run = new FuzzRun(getClass().getSimpleName(), this::parse, limits);
        run.run(seeds, Long.getLong("fuzz.seed", 1), Long.getLong("fuzz.seconds", 2));
        System.out.println(run.summary());
        assertTrue(run.findings().isEmpty(), () -> run.summary() + "\n" + String.join("\n", run.findings()));
    }

    @FuzzTest(maxDuration = "")
    @Timeout(30)
    @EnabledIfEnvironmentVariable(named = GUIDED, matches = ".+")
    void readsWhatJazzerFinds(byte[] input) throws Exception {
        limits.check(() -> parse(input));
    }

    /** The bytes of a file beside a class. */
    protected static byte[] resource(Class<?> beside, String name) throws IOException {
        try (var content = beside.getResourceAsStream(name)) {
            return content.readAllBytes();
        }
    }
}
