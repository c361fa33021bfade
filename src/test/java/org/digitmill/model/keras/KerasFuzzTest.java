package org.digitmill.model.keras;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import org.digitmill.InputException;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.fuzz.FuzzLimits;

/** Fuzzing of Keras's HDF5 files and archives: damaged files, and intact weights with a damaged description of the layers. */
class KerasFuzzTest extends FuzzContract {
    private byte[] weights;

    @Override
    protected List<byte[]> seeds() throws IOException {
        weights = resource(KerasModelTest.class, "convolutions.weights.h5");
        return List.of(
                resource(KerasModelTest.class, "flat.h5"),
                resource(KerasModelTest.class, "separate-layers.h5"),
                resource(KerasModelTest.class, "slopes.h5"),
                resource(KerasModelTest.class, "layer-normalized.keras"),
                resource(KerasModelTest.class, "normalized.keras"),
                resource(KerasModelTest.class, "convolutions.json"));
    }

    @Override
    protected FuzzLimits limits() {
        return FuzzLimits.PICTURES;
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        if (input.length > 0 && input[0] == '{') {
            read(weights, Optional.of(new String(input, StandardCharsets.UTF_8)));
        } else {
            read(input, Optional.empty());
        }
    }

    private static void read(byte[] content, Optional<String> layers) {
        try {
            KerasModel.read(content, layers, "fuzz.h5", "fuzz", OptionalDouble.empty());
        } catch (InputException documented) {
            // The reader's own answer to a library that goes in circles or takes all memory: a finding here.
            if (documented.getCause() instanceof Error || documented.getCause() instanceof TimeoutException) {
                throw new AssertionError(documented);
            }
        }
    }
}
