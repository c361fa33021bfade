package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on executors that are processes of their own, one of which dies. */
@Tag("slow")
class ClusterTrainingIT {
    private static final Pattern WEIGHTS = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    @TempDir
    Path directory;

    /** A run of 30 rounds, each of which leaves a checkpoint, so that it can be seen how far it is. */
    private Invocation train(String name, List<String> sparkOptions) throws Exception {
        List<String> arguments = new ArrayList<>(sparkOptions);
        arguments.add("--");
        arguments.addAll(List.of("train", "--data", "synthetic:4000", "--network", "two-conv", "--json"));
        arguments.addAll(List.of("--epochs", "5", "--workers", "2", "--averaging-period", "5", "--validation", "200"));
        arguments.addAll(List.of("--checkpoint", directory.resolve(name).toString(), "--checkpoint-rounds", "1"));
        arguments.addAll(List.of("--model", directory.resolve(name + ".model").toString()));
        return new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .run(arguments.toArray(String[]::new));
    }

    private static String weights(Invocation run) {
        assertEquals(0, run.status(), run.messages());
        Matcher found = WEIGHTS.matcher(run.results());
        assertTrue(found.find(), run.results());
        return found.group(1);
    }

    private static boolean secondEpoch(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return false;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("epoch-0002"));
        }
    }

    @Test
    void an_executor_that_is_killed_changes_no_bit_of_the_weights() throws Exception {
        String onOneMachine = weights(train("local", List.of("--master", "local[2]")));
        try (StandaloneCluster cluster = new StandaloneCluster(directory.resolve("cluster"), 2)) {
            CompletableFuture<Invocation> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return train("cluster-run", cluster.sparkOptions());
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            });
            StandaloneCluster.await(
                    "the second epoch",
                    () -> running.isDone() || secondEpoch(directory.resolve("cluster-run"))
                            ? Optional.of(true)
                            : Optional.empty());
            assertFalse(running.isDone(), () -> "It ended before an executor could be killed: " + running.join());
            ProcessHandle victim = cluster.executors().get(0);
            assertTrue(victim.destroyForcibly());
            Invocation run = running.get();
            assertEquals(onOneMachine, weights(run));
            assertTrue(run.messages().contains("Lost executor"), run.messages());
        }
    }
}
