package org.digitmill.network.page;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.CnnLossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The implementation of {@link PageLoss}. Its labels are {@link PageTargets}; it gives its input as [minibatch, height, width, channels].
 */
final class PageLossLayer extends CnnLossLayer {
    private final transient PageLossFunction function = new PageLossFunction();
    private transient float[] maps = new float[0];
    private transient float[] slopes = new float[0];
    private double loss;

    PageLossLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        compute(true, workspaces);
        // DL4J divides gradients by the size of the minibatch, but this loss is a mean already.
        float minibatch = input.size(0);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= minibatch;
        }
        INDArray gradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
        elements(gradient).put(slopes);
        return new Pair<>(new DefaultGradient(), gradient);
    }

    /** The loss that {@link #backpropGradient} has just computed in training. */
    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (!training) {
            compute(false, workspaces);
        }
        return loss + regularization;
    }

    private void compute(boolean withGradient, LayerWorkspaceMgr workspaces) {
        input = dense(input, workspaces);
        int size = Math.toIntExact(input.length());
        if (maps.length != size) {
            maps = new float[size];
            slopes = new float[size];
        }
        elements(input).get(maps);
        loss = function.of(maps, MapLayout.of(input), labels.dup('c').data().asFloat(), withGradient ? slopes : null);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (input.rank() == 4) {
            return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
        }
        long[] shape = input.shape();
        return workspaces
                .dup(ArrayType.ACTIVATIONS, input.permute(0, 2, 3, 1, 4), 'c')
                .reshape('c', shape[0], shape[2], shape[3], shape[1] * shape[4]);
    }

    private static INDArray dense(INDArray array, LayerWorkspaceMgr workspaces) {
        return array.ordering() == 'c' && array.elementWiseStride() == 1
                ? array
                : workspaces.dup(ArrayType.INPUT, array, 'c');
    }

    private static FloatBuffer elements(INDArray array) {
        FloatBuffer elements = array.data().asNioFloat();
        elements.position(elements.position()
                + Math.toIntExact(array.offset() - array.data().offset()));
        return elements;
    }
}
