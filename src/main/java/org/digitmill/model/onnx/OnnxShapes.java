package org.digitmill.model.onnx;

import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;

/** Translates the nodes of an ONNX graph that change the shape of an example and not its numbers. */
final class OnnxShapes {
    private final LayerChain layers;
    private final OnnxConstants constants;
    private final int opset;
    private final long fixedBatch;

    /** @param fixedBatch the minibatch size that the file was made for; 0 for any */
    OnnxShapes(LayerChain layers, OnnxConstants constants, int opset, long fixedBatch) {
        this.layers = layers;
        this.constants = constants;
        this.opset = opset;
        this.fixedBatch = fixedBatch;
    }

    void reshape(OnnxNode node) {
        long[] wanted = (opset < 5 ? OnnxTensor.ofWholes(node.wholes("shape")) : constants.get(node.input(1))).whole();
        int[] extents = layers.layout().extents();
        if (wanted.length < 2
                || !(wanted[0] == OnnxConstants.BATCH
                        || wanted[0] == -1
                        || wanted[0] == 0
                        || fixedBatch > 0 && wanted[0] == fixedBatch)) {
            throw new IllegalArgumentException(
                    "it makes " + Arrays.toString(wanted) + ", whose first extent is not the number of digits");
        }
        long[] example = Arrays.copyOfRange(wanted, 1, wanted.length);
        for (int i = 0; i < example.length; i++) {
            if (example[i] == 0 && i < extents.length && node.whole("allowzero", 0) == 0) {
                example[i] = extents[i];
            }
        }
        if (wanted[0] == -1 && Arrays.stream(example).anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("it leaves two extents open");
        }
        layers.layout(layers.layout().reshaped(example));
    }

    void squeeze(OnnxNode node) {
        int[] extents = layers.layout().extents();
        boolean adds = node.operator().equals("Unsqueeze");
        long[] axes = node.has("axes") || node.input(1).isEmpty()
                ? node.wholes("axes")
                : constants.get(node.input(1)).whole();
        int made = adds ? extents.length + axes.length : extents.length;
        boolean[] chosen = new boolean[made];
        for (long axis : axes) {
            chosen[axis(axis, made)] = true;
        }
        long[] result = new long[made];
        int count = 0;
        int next = 0;
        for (int i = 0; i < made; i++) {
            if (adds) {
                if (!chosen[i] && next >= extents.length) {
                    throw new IllegalArgumentException("it names an axis twice");
                }
                result[count++] = chosen[i] ? 1 : extents[next++];
            } else if (!chosen[i]) {
                result[count++] = extents[i];
            } else if (extents[i] != 1) {
                throw new IllegalArgumentException("it takes away an axis of " + extents[i]);
            }
        }
        layers.layout(layers.layout().reshaped(Arrays.copyOf(result, count)));
    }

    void transpose(OnnxNode node) {
        int count = layers.layout().extents().length;
        long[] order = node.wholes("perm");
        if (order.length != count + 1 || order[0] != 0) {
            throw new IllegalArgumentException("its perm is " + Arrays.toString(order)
                    + ", and only one that leaves the minibatch in its place is known");
        }
        layers.layout(layers.layout()
                .transposed(Arrays.stream(order)
                        .skip(1)
                        .mapToInt(axis -> (int) Math.max(-1, Math.min(count, axis - 1)))
                        .toArray()));
    }

    /** An axis of a tensor as one of an example. */
    static int axis(long axis, int extents) {
        long counted = axis < 0 ? axis + extents : axis - 1;
        if (counted < 0 || counted >= extents) {
            throw new IllegalArgumentException("its axis " + axis + " is none of an example's");
        }
        return (int) counted;
    }
}
