package org.digitmill.model.chain;

import java.util.Arrays;
import java.util.List;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.Window;

/**
 * A chain of layers with weights, built from a model of another library.
 *
 * <p>Affine operations (a normalisation, a scale of the pixels) are merged into the weights of the layer before, or deferred to the next
 * one. A layer that does not fit is an {@link IllegalArgumentException} whose message continues after the node's name.
 */
public final class LayerChain {
    private static final int CLASSES = 10;

    private final MadeLayers made = new MadeLayers();
    private final PendingAffine pending = new PendingAffine();
    private Layout layout;
    private boolean channelsFirst = true;

    /**
     * @param layout of the file's input
     * @param scale factor of our pixels for the model
     */
    public LayerChain(Layout layout, double scale) {
        this.layout = layout;
        if (scale != 1) {
            pending.add(new float[] {(float) scale}, new float[1]);
        }
    }

    public Layout layout() {
        return layout;
    }

    public void layout(Layout changed) {
        layout = changed;
    }

    public List<LayerSpecification> layers() {
        return made.layers();
    }

    /** The weights as {@code weights.bin} holds them. */
    public byte[] weights() {
        return made.weights();
    }

    /** The feature maps, which must be in the order that {@link #channelsFirst} set. */
    public Maps maps() {
        return layout.maps(made.shape(), channelsFirst);
    }

    /** Sets the order of feature maps in the next layers: [channels, height, width], or channels last. */
    public void channelsFirst(boolean first) {
        channelsFirst = first;
    }

    /** Checks the total size before memory is allocated. */
    public void spend(long numbers) {
        made.spend(numbers);
    }

    /**
     * @param kernel [filters, channels, window height, window width], owned by the layer afterwards
     * @param bias likewise
     */
    public void convolution(int filters, Window window, boolean same, float[] kernel, float[] bias) {
        maps();
        if (same && pending.shifts()) {
            // The zeros of the padding would be shifted, too.
            settle();
        }
        pending.mergeIntoConvolution(kernel, bias);
        made.add(new Convolution(filters, window, same, ActivationFunction.LINEAR), kernel, bias);
        layout = Layout.of((Maps) made.shape(), channelsFirst);
    }

    /**
     * @param kernel [inputs, units], inputs in the order of the file
     * @param bias owned by the layer afterwards
     */
    public void dense(int units, float[] kernel, float[] bias) {
        if (kernel.length != (long) layout.source().length * units) {
            throw new IllegalArgumentException("it has weights for " + kernel.length / units + " inputs, but gets "
                    + Arrays.toString(layout.extents()));
        }
        made.flatten(pending);
        float[] ours = layout.ordered(kernel, units);
        pending.mergeIntoDense(ours, bias);
        made.add(new Dense(units, ActivationFunction.LINEAR), ours, bias);
        layout = Layout.plain(units);
    }

    /** A pooling layer. @param averages whether it computes the mean, which commutes with a scale */
    public void pooling(LayerSpecification pooling, boolean averages) {
        maps();
        if (pending.turns() && !averages) {
            settle();
        }
        made.add(pooling);
        layout = Layout.of((Maps) made.shape(), channelsFirst);
    }

    /** The mean of each channel. @param axes of the tensor over which the mean is taken, without the minibatch */
    public void globalAverage(boolean[] axes, boolean keep) {
        if (!(made.shape() instanceof Maps maps)) {
            throw new IllegalArgumentException("it takes a mean, and only that of whole feature maps is known");
        }
        layout = layout.averaged(axes, keep, maps.channels());
        made.add(new GlobalAveragePooling());
    }

    /** An elementwise function; softmax is {@link #softmax}. */
    public void activate(ActivationFunction activation) {
        settle();
        made.activate(activation);
    }

    /** An elementwise layer without weights. */
    public void each(LayerSpecification layer) {
        settle();
        made.add(layer);
    }

    /** PReLU. @param given extents of the slopes, which are broadcast over an example */
    public void parametricRectifier(int[] given, float[] slopes) {
        requireParts(slopes.length);
        settle();
        add(LearnedLayer.rectifier(layout, made.shape(), given, slopes));
    }

    /**
     * Layer normalisation over the last extents of an example.
     *
     * @param axes number of extents: those of the channels of each pixel, or all
     * @param gamma factors of the normalised values, in the order of the file
     * @param beta added then
     */
    public void layerNormalization(int axes, double epsilon, float[] gamma, float[] beta) {
        boolean whole = LearnedLayer.isWhole(layout, made.shape(), axes, gamma.length);
        settle();
        if (whole) {
            made.flatten(pending);
        }
        add(LearnedLayer.normalization(layout, whole, epsilon, gamma, beta));
    }

    private void add(LearnedLayer learned) {
        for (float[] array : learned.arrays()) {
            PendingAffine.requireFinite(array);
            made.spend(array.length);
        }
        made.add(learned.layer(), learned.arrays());
    }

    /** Softmax over all values of an example. */
    public void softmax() {
        boolean ends = pending.isNone() && made.endLinear() && made.last() instanceof Dense;
        if (!ends) {
            identity();
        }
        made.replaceLast(new Dense(((Dense) made.last()).units(), ActivationFunction.SOFTMAX));
    }

    /**
     * Multiplies and adds.
     *
     * @param factor for each number of an example, as {@link #parts} says
     * @param summand added to the product
     */
    public void affine(float[] factor, float[] summand) {
        PendingAffine.requireFinite(factor);
        PendingAffine.requireFinite(summand);
        if (pending.isNone() && made.endLinear()) {
            made.mergeIntoLast(factor, summand);
        } else {
            pending.add(factor, summand);
        }
    }

    /** Before a constant of this length: flattened feature maps become a vector, with one value per element. */
    public void requireParts(int size) {
        if (made.shape() instanceof Maps && layout.extents().length == 1 && size > 1) {
            made.flatten(pending);
        }
    }

    /**
     * Broadcasts a constant over an example, per channel or per element of a vector.
     *
     * @param given the constant's extents, which fit those of the example from the last one on
     * @throws IllegalArgumentException if it does not fit or differs from pixel to pixel
     */
    public float[] parts(int[] given, float[] numbers) {
        float[] each = Broadcast.overExample(layout, given, numbers);
        float[] parts = made.shape() instanceof Maps maps ? Broadcast.perChannel(each, maps.channels()) : each;
        if (parts == null) {
            throw new IllegalArgumentException(
                    "its constant of " + Arrays.toString(given) + " differs from pixel to pixel of a feature map");
        }
        return parts;
    }

    /**
     * Ends the network in ten probabilities.
     *
     * @return whether softmax was added because the file returns logits
     */
    public boolean end() {
        if (layout.source().length != CLASSES) {
            throw new IllegalArgumentException("an example comes out as " + Arrays.toString(layout.extents())
                    + ", but must be " + CLASSES + " numbers, one a digit");
        }
        if (pending.isNone() && made.endInProbabilities()) {
            return false;
        }
        if (pending.isNone() && new Activate(ActivationFunction.SIGMOID).equals(made.last())) {
            made.removeLast();
            identity();
            made.replaceLast(new Dense(CLASSES, ActivationFunction.SIGMOID));
            return false;
        }
        softmax();
        return true;
    }

    /** Adds a layer for the pending affine operation. */
    private void settle() {
        if (!pending.isNone()) {
            made.add(pending);
        }
    }

    /** A dense identity layer. */
    private void identity() {
        int count = layout.source().length;
        made.spend((long) count * count + count);
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        dense(count, PendingAffine.diagonal(ones), new float[count]);
    }
}
