package org.digitmill.network.onednn;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A trained network's forward pass: oneDNN operations one after the other, on memory of their own.
 *
 * <p>All of it is laid out once, by {@link ForwardPassBuilder}: the order of the weights, the order of channels between two operations, and
 * where their results lie. Takes [minibatch, height, width, channels], gives [minibatch, units] or [minibatch, height, width, filters]. Not safe for several threads at once.
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
     * @param features what the last dense layer gets; null where there is none
     * @param copyFeatures brings what the last layer got into {@code features}; null where it lies there
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

    /** What the last dense layer got in the last run: [minibatch, features], as Keras flattens. */
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
