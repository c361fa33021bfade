package org.digitmill.network.onednn;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * The forward pass of a trained network: a sequence of oneDNN operations with their memory.
 *
 * <p>{@link ForwardPassBuilder} determines everything once: layout of weights, layout of feature maps, and memory of the results. The
 * input is [minibatch, height, width, channels], the result [minibatch, units] or [minibatch, height, width, filters]. Not safe for
 * several threads at once.
 */
public final class ForwardPass implements AutoCloseable {
    private final PointerScope scope;
    private final List<Operation> operations;
    private final Operation copyFeatures;
    private final FloatPointer input;
    private final FloatPointer features;
    private final FloatPointer output;

    /**
     * @param scope holds all the native memory
     * @param features input of the last dense layer; null if there is none
     * @param copyFeatures copies the last layer's input into {@code features}; null if it is there already
     */
    ForwardPass(
            PointerScope scope,
            List<Operation> operations,
            Operation copyFeatures,
            FloatPointer input,
            FloatPointer features,
            FloatPointer output) {
        this.scope = scope;
        this.operations = List.copyOf(operations);
        this.copyFeatures = copyFeatures;
        this.input = input;
        this.features = features;
        this.output = output;
    }

    /**
     * Computes a minibatch.
     *
     * @param pixels of the whole minibatch
     * @param result of the whole minibatch, written
     */
    public void run(float[] pixels, float[] result) {
        if (pixels.length != input.capacity() || result.length != output.capacity()) {
            throw new IllegalArgumentException(pixels.length + " numbers in and " + result.length + " out, not "
                    + input.capacity() + " and " + output.capacity());
        }
        input.put(pixels);
        operations.forEach(Operation::run);
        output.get(result);
    }

    /** Input of the last dense layer in the last run: [minibatch, features], flattened as in Keras. */
    public float[] features() {
        if (features == null) {
            throw new IllegalStateException("The network has no dense layer");
        }
        if (copyFeatures != null) {
            copyFeatures.run();
        }
        float[] copied = new float[Math.toIntExact(features.capacity())];
        features.get(copied);
        return copied;
    }

    @Override
    public void close() {
        scope.close();
    }
}
