package org.digitmill.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.digitmill.network.onednn.ConvolutionGeometry;
import org.digitmill.network.onednn.Elementwise;
import org.digitmill.network.onednn.ForwardPass;
import org.digitmill.network.onednn.ForwardPassBuilder;

/**
 * Folds a network and its weights into one {@link ForwardPass}: batch normalisation is merged into the convolution before it, activations
 * into the operation that computes their input, and dropout is removed.
 *
 * <p>For inference only. It is several times faster than a DL4J network, which allocates memory for each minibatch.
 */
public final class NetworkFolding {
    private final List<PlacedLayer> layers;
    private final FloatBuffer weights;
    private int next;

    private NetworkFolding(List<PlacedLayer> layers, FloatBuffer weights) {
        this.layers = layers;
        this.weights = weights;
    }

    /**
     * The forward pass of a network.
     *
     * @param weights in the order of the model file: layer by layer, each array in C order
     * @return empty if a layer cannot be folded at its position, or if oneDNN is not available; then DL4J computes the network
     */
    public static Optional<ForwardPass> fold(NetworkSpecification network, FloatBuffer weights, int minibatch) {
        DataShape.Maps input = network.reads().shape();
        return fold(network, weights, minibatch, input.height(), input.width());
    }

    /**
     * The forward pass of a network whose layers accept any height and width. If the last layer returns feature maps, the result is
     * [minibatch, height, width, channels].
     *
     * @return as above
     */
    public static Optional<ForwardPass> fold(
            NetworkSpecification network, FloatBuffer weights, int minibatch, int height, int width) {
        List<PlacedLayer> layers = network.placedLayers().stream()
                .filter(placed -> !(placed.layer() instanceof Dropout || placed.layer() instanceof Flatten))
                .toList();
        if (Acceleration.best() != Acceleration.ONEDNN || !isFoldable(layers)) {
            return Optional.empty();
        }
        int channels = network.reads().shape().channels();
        try (ForwardPassBuilder pass = new ForwardPassBuilder(minibatch, height, width, channels)) {
            new NetworkFolding(layers, weights.duplicate()).addTo(pass);
            return Optional.of(pass.build());
        }
    }

    /** Whether softmax is only at the end and batch normalisation only directly behind a convolution without activation. */
    private static boolean isFoldable(List<PlacedLayer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            LayerSpecification layer = layers.get(i).layer();
            boolean inside = i < layers.size() - 1;
            if (layer instanceof Dense dense && dense.activation() == ActivationFunction.SOFTMAX && inside
                    || layer instanceof BatchNormalization && !(i > 0 && isLinear(layers.get(i - 1)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLinear(PlacedLayer placed) {
        return placed.layer() instanceof Convolution convolution
                && convolution.activation() == ActivationFunction.LINEAR;
    }

    private void addTo(ForwardPassBuilder pass) {
        while (next < layers.size()) {
            PlacedLayer placed = layers.get(next++);
            LayerSpecification layer = placed.layer();
            if (layer instanceof Convolution convolution) {
                add(pass, convolution, ((DataShape.Maps) placed.inputShape()).channels());
            } else if (layer instanceof MaximumPooling pooling) {
                pass.maximumPooling(geometry(0, pooling.window(), pooling.same()));
            } else if (layer instanceof AveragePooling pooling) {
                pass.averagePooling(geometry(0, pooling.window(), pooling.same()));
            } else if (layer instanceof LeakyRectifier rectifier) {
                pass.each(Elementwise.leakyRelu(rectifier.slope()));
            } else if (layer instanceof ParametricRectifier) {
                pass.parametricRectifier(take(placed.parameters()));
            } else if (layer instanceof LayerNormalization normalization) {
                long size = LayerNormalization.normalized(placed.inputShape());
                pass.layerNormalization(take(size), take(size), normalization.epsilon());
            } else if (layer instanceof GlobalAveragePooling) {
                pass.globalAveraging();
            } else if (layer instanceof Activate activate) {
                pass.each(elementwise(activate.activation()));
            } else if (layer instanceof Dense dense) {
                boolean softmax = dense.activation() == ActivationFunction.SOFTMAX;
                float[] kernel = take(placed.inputShape().size() * dense.units());
                pass.dense(
                        kernel,
                        take(dense.units()),
                        softmax ? Elementwise.LINEAR : elementwise(following(dense.activation())));
                if (softmax) {
                    pass.softmax();
                }
            } else {
                throw new IllegalArgumentException("No forward pass for " + layer.type());
            }
        }
    }

    private void add(ForwardPassBuilder pass, Convolution convolution, int channels) {
        Window window = convolution.window();
        int filters = convolution.filters();
        float[] kernel = take((long) filters * channels * window.height() * window.width());
        float[] bias = take(filters);
        if (next < layers.size() && layers.get(next).layer() instanceof BatchNormalization normalization) {
            next++;
            fold(normalization, kernel, bias);
        }
        pass.convolution(
                geometry(filters, window, convolution.same()),
                kernel,
                bias,
                elementwise(following(convolution.activation())));
    }

    /** Merges batch normalisation into the convolution: γ (w·x + b − mean) / √(variance + ε) + β is a convolution, too. */
    private void fold(BatchNormalization normalization, float[] kernel, float[] bias) {
        int filters = bias.length;
        int size = kernel.length / filters;
        float[] gamma = take(filters);
        float[] beta = take(filters);
        float[] mean = take(filters);
        float[] variance = take(filters);
        for (int filter = 0; filter < filters; filter++) {
            double scale = gamma[filter] / Math.sqrt(variance[filter] + normalization.epsilon());
            for (int i = filter * size; i < (filter + 1) * size; i++) {
                kernel[i] = (float) (kernel[i] * scale);
            }
            bias[filter] = (float) ((bias[filter] - mean[filter]) * scale + beta[filter]);
        }
    }

    /** The activation of a layer, or that of the activation layer directly behind it. */
    private ActivationFunction following(ActivationFunction own) {
        if (own == ActivationFunction.LINEAR
                && next < layers.size()
                && layers.get(next).layer() instanceof Activate activate) {
            next++;
            return activate.activation();
        }
        return own;
    }

    private float[] take(long count) {
        float[] taken = new float[Math.toIntExact(count)];
        weights.get(taken);
        return taken;
    }

    private static ConvolutionGeometry geometry(int filters, Window window, boolean same) {
        return new ConvolutionGeometry(
                filters,
                window.height(),
                window.width(),
                window.strideHeight(),
                window.strideWidth(),
                window.dilation(),
                same);
    }

    private static Elementwise elementwise(ActivationFunction activation) {
        return switch (activation) {
            case LINEAR -> Elementwise.LINEAR;
            case RELU -> Elementwise.RELU;
            case SIGMOID -> Elementwise.SIGMOID;
            case TANH -> Elementwise.TANH;
            case ELU -> Elementwise.ELU;
            case SELU -> Elementwise.SELU;
            case SWISH -> Elementwise.SWISH;
            case GELU -> Elementwise.GELU;
            case SOFTMAX -> throw new IllegalArgumentException("Softmax looks at more than one number");
        };
    }
}
