package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shape and memory layout of a minibatch of feature maps between two layers.
 *
 * <p>With {@code block} = 1 the channels of a pixel are adjacent: [minibatch, height, width, channels]. With a larger block, which oneDNN
 * prefers, they are in groups of the width of a vector register: [minibatch, channels / block, height, width, block].
 */
record Activations(long minibatch, long channels, long height, long width, int block) {
    private static final int[] BLOCKS = {1, 8, 16};

    static Activations of(INDArray array) {
        return switch (array.rank()) {
            case 4 -> new Activations(array.size(0), array.size(3), array.size(1), array.size(2), 1);
            case 5 ->
                new Activations(array.size(0), array.size(1) * array.size(4), array.size(2), array.size(3), (int)
                        array.size(4));
            default -> throw new IllegalArgumentException("Feature maps have 4 or 5 extents, not " + array.rank());
        };
    }

    /** These feature maps in the layout that oneDNN chose; null if this class cannot represent it. */
    Activations inLayoutOf(memory.desc chosen) {
        for (int candidate : BLOCKS) {
            if (channels % candidate == 0) {
                Activations form = new Activations(minibatch, channels, height, width, candidate);
                if (form.description().equals(chosen)) {
                    return form;
                }
            }
        }
        return null;
    }

    memory.desc description() {
        return inBlocksOf(block);
    }

    /** The description of the same feature maps in blocks of channels; the last block is padded with zeros if it is not full. */
    memory.desc inBlocksOf(int size) {
        memory.format_tag tag =
                switch (size) {
                    // For a single channel both names mean the same bytes, but oneDNN has fast convolutions only for
                    // the second one.
                    case 1 -> channels == 1 ? memory.format_tag.nchw : memory.format_tag.nhwc;
                    case 8 -> memory.format_tag.nChw8c;
                    case 16 -> memory.format_tag.nChw16c;
                    default -> throw new IllegalArgumentException("No layout has blocks of " + size + " channels");
                };
        return new memory.desc(extents(), memory.data_type.f32, tag);
    }

    /** The shape, with the layout left to oneDNN. */
    memory.desc anyLayout() {
        return new memory.desc(extents(), memory.data_type.f32, memory.format_tag.any);
    }

    private long[] extents() {
        return new long[] {minibatch, channels, height, width};
    }

    long[] shape() {
        return block == 1
                ? new long[] {minibatch, height, width, channels}
                : new long[] {minibatch, channels / block, height, width, block};
    }

    INDArray allocate(ArrayType type, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(type, DataType.FLOAT, shape(), 'c');
    }

    /** The same feature maps with the channels of a pixel adjacent. */
    Activations unblocked() {
        return new Activations(minibatch, channels, height, width, 1);
    }

    /** An array that oneDNN can read: dense, in C order, of type {@code type}; copied only if necessary. */
    static INDArray dense(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
        return array.ordering() == 'c' && array.elementWiseStride() == 1 ? array : workspaces.dup(type, array, 'c');
    }
}
