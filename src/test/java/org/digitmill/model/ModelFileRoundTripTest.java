package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;

/** Model files are read as they were written, bit for bit. */
class ModelFileRoundTripTest {
    @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void aModelIsReadAsItWasWritten(
            @ForAll @IntRange(min = 1, max = 5) int filters,
            @ForAll @IntRange(min = 1, max = 4) int side,
            @ForAll boolean same,
            @ForAll @DoubleRange(min = 0.1, max = 10) double temperature,
            @ForAll @DoubleRange(min = 0, max = 1) double below,
            @ForAll("texts") String text,
            @ForAll long seed) {
        NetworkSpecification network = new NetworkSpecification(
                "drawn",
                text,
                NetworkInput.DIGIT,
                List.of(
                        new Convolution(filters, new Window(side, 3, 1, side, 1), same, ActivationFunction.RELU),
                        new GlobalAveragePooling(),
                        new Dense(10, ActivationFunction.SOFTMAX)));
        byte[] weights = new byte[(int) network.parameters() * Float.BYTES];
        new Random(seed).nextBytes(weights);
        ModelBundle model = ModelBundle.of(
                network,
                weights,
                new Calibration(temperature, below, 0.5),
                new ModelBundle.Provenance(text, Map.of(text, text), Map.of("n", 1), Map.of("x", below), Map.of()));

        ModelBundle read = ModelFile.read(ModelFile.write(model), "drawn.model");

        assertEquals(model.manifest(), read.manifest());
        assertEquals(network, read.network());
        assertArrayEquals(weights, read.weights());
        assertArrayEquals(ModelFile.write(model), ModelFile.write(read));
    }

    /** All that UTF-8 can say: a half of a surrogate pair is no character. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(20).filter(text -> text.codePoints()
                .noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF));
    }
}
