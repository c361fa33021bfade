package org.digitmill.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.progress.BestEpoch;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.Tally;
import org.digitmill.train.progress.TrainingProgress;
import org.digitmill.train.progress.WeightAverage;

/** Checkpoints are read as they were written, bit for bit. */
class CheckpointRoundTripTest {
    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void aCheckpointIsReadAsItWasWritten(
            @ForAll("facts") Map<String, String> facts, @ForAll("progress") TrainingProgress progress)
            throws DamagedCheckpointException {
        RunIdentity run = new RunIdentity(facts);

        CheckpointFile read = CheckpointFile.read(new CheckpointFile(run, progress).write());

        assertEquals(run, read.run());
        CheckpointFileTest.assertSame(progress, read.progress());
    }

    @Provide
    Arbitrary<Map<String, String>> facts() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(4);
    }

    @Provide
    Arbitrary<TrainingProgress> progress() {
        Arbitrary<WeightAverage> averages = Combinators.combine(
                        Arbitraries.doubles().array(double[].class).ofMaxSize(5), Arbitraries.longs())
                .as(WeightAverage::new);
        Arbitrary<Tally> tallies = Combinators.combine(doubles(), Arbitraries.longs(), doubles(), doubles())
                .as(Tally::new);
        Arbitrary<Optional<BestEpoch>> best = Combinators.combine(Arbitraries.integers(), floats(), floats())
                .as((epoch, parameters, probabilities) -> epoch == 0
                        ? Optional.<BestEpoch>empty()
                        : Optional.of(new BestEpoch(epoch, parameters, probabilities)));
        return Combinators.combine(
                        Arbitraries.integers(),
                        states(),
                        averages,
                        tallies,
                        reports().list().ofMaxSize(3),
                        best)
                .as((number, state, average, tally, history, bestEpoch) ->
                        new TrainingProgress(number, -number, state, average, tally, history, bestEpoch));
    }

    private static Arbitrary<TrainingState> states() {
        Arbitrary<List<float[]>> workers = Arbitraries.integers().between(0, 4).flatMap(size -> Arbitraries.floats()
                .array(float[].class)
                .ofSize(size)
                .list()
                .ofMaxSize(3));
        return Combinators.combine(floats(), floats(), Arbitraries.integers(), workers, floats())
                .as((parameters, updater, iterations, own, velocity) ->
                        new TrainingState(new NetworkState(parameters, updater, iterations), own, velocity));
    }

    private static Arbitrary<EpochReport> reports() {
        return Combinators.combine(Arbitraries.integers(), doubles(), doubles(), Arbitraries.longs())
                .as((epoch, loss, accuracy, examples) ->
                        new EpochReport(epoch, loss, accuracy, loss, examples, accuracy, loss));
    }

    /** Of any size, also what is no number, which a run that diverges has. */
    private static Arbitrary<float[]> floats() {
        Arbitrary<Float> numbers =
                Arbitraries.oneOf(Arbitraries.floats(), Arbitraries.of(Float.NaN, -0f, Float.NEGATIVE_INFINITY));
        return numbers.array(float[].class).ofMaxSize(6);
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0));
    }

    /** All that UTF-8 can say: a half of a surrogate pair is no character. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(10).filter(text -> text.codePoints()
                .noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF));
    }
}
