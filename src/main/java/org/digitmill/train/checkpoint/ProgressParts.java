package org.digitmill.train.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.progress.BestEpoch;
import org.digitmill.train.progress.TrainingProgress;
import org.digitmill.train.progress.WeightAverage;

/** The arrays of a run's progress as parts of a checkpoint: float32, little-endian; the average of the weights float64. */
final class ProgressParts {
    private static final String PARAMETERS = "parameters.bin";
    private static final String UPDATER = "updater.bin";
    private static final String WORKER_UPDATERS = "worker-updaters.bin";
    private static final String VELOCITY = "velocity.bin";
    private static final String AVERAGE = "weight-average.bin";
    private static final String BEST_PARAMETERS = "best-parameters.bin";
    private static final String BEST_PROBABILITIES = "best-probabilities.bin";

    private ProgressParts() {}

    /** The parts by name. */
    static Map<String, byte[]> of(TrainingProgress progress) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        TrainingState state = progress.state();
        parts.put(PARAMETERS, bytes(List.of(state.network().parameters())));
        parts.put(UPDATER, bytes(List.of(state.network().updaterState())));
        parts.put(WORKER_UPDATERS, bytes(state.workerUpdaterStates()));
        parts.put(VELOCITY, bytes(List.of(state.velocity())));
        parts.put(AVERAGE, bytes(progress.average().parameters()));
        progress.best().ifPresent(best -> {
            parts.put(BEST_PARAMETERS, bytes(List.of(best.parameters())));
            parts.put(BEST_PROBABILITIES, bytes(List.of(best.probabilities())));
        });
        return parts;
    }

    /** The progress that a manifest and its parts, whose digests are checked, describe. */
    static TrainingProgress progress(CheckpointManifest manifest, Map<String, byte[]> parts)
            throws DamagedCheckpointException {
        NetworkState network =
                new NetworkState(floats(parts, PARAMETERS), floats(parts, UPDATER), manifest.iterations());
        Optional<BestEpoch> best = manifest.bestEpoch() == 0
                ? Optional.empty()
                : Optional.of(new BestEpoch(
                        manifest.bestEpoch(), floats(parts, BEST_PARAMETERS), floats(parts, BEST_PROBABILITIES)));
        return new TrainingProgress(
                manifest.epoch(),
                manifest.round(),
                new TrainingState(
                        network,
                        pieces(floats(parts, WORKER_UPDATERS), manifest.workerUpdaterStates()),
                        floats(parts, VELOCITY)),
                new WeightAverage(doubles(parts, AVERAGE), manifest.averagedRounds()),
                manifest.tally(),
                manifest.history(),
                best);
    }

    private static byte[] bytes(List<float[]> arrays) {
        int size = arrays.stream().mapToInt(array -> array.length).reduce(0, Math::addExact);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(size, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        arrays.forEach(bytes.asFloatBuffer()::put);
        return bytes.array();
    }

    private static byte[] bytes(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    private static double[] doubles(Map<String, byte[]> parts, String name) throws DamagedCheckpointException {
        byte[] bytes = part(parts, name, Double.BYTES);
        double[] doubles = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(doubles);
        return doubles;
    }

    private static float[] floats(Map<String, byte[]> parts, String name) throws DamagedCheckpointException {
        byte[] bytes = part(parts, name, Float.BYTES);
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    private static byte[] part(Map<String, byte[]> parts, String name, int width) throws DamagedCheckpointException {
        byte[] bytes = parts.get(name);
        if (bytes == null || bytes.length % width != 0) {
            throw new DamagedCheckpointException("it has no entry " + name + " of numbers of " + width + " bytes");
        }
        return bytes;
    }

    private static List<float[]> pieces(float[] all, int count) throws DamagedCheckpointException {
        if (count < 0 || count == 0 && all.length > 0 || count > 0 && all.length % count != 0) {
            throw new DamagedCheckpointException(WORKER_UPDATERS + " does not divide into " + count + " states");
        }
        List<float[]> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            int size = all.length / count;
            pieces.add(Arrays.copyOfRange(all, piece * size, (piece + 1) * size));
        }
        return pieces;
    }
}
