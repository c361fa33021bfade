package org.digitmill.network.page;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.digitmill.dataset.digits.LabelledDigits;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The loss layer at the end of a page network in DL4J. It has no parameters. */
public final class PageLoss extends CnnLossLayer {
    /** Initial logit of the classes: most cells have no digit, so an initial probability of one half would dominate the loss. */
    private static final double FEW = -4.5;

    /** Sets the bias of the class channels. @param last convolution of a page network, with its initial weights */
    public static void beginWithFewDigits(Layer last) {
        last.getParam(ConvolutionParamInitializer.BIAS_KEY)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(PageChannels.CLASSES, LabelledDigits.CLASSES))
                .assign(FEW);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        PageLossLayer layer = new PageLossLayer(configuration, dataType);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        return layer;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return inputType;
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {}
}
