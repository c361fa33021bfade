package org.digitmill.network;

import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.DataShape.Row;

/**
 * One layer of a network as defined in its file, with Keras's terms.
 *
 * <p>{@link #outputShape} and {@link #parameters} throw {@link IllegalArgumentException} with a reason if the layer does not fit its
 * input.
 */
public sealed interface LayerSpecification {
    /** The layer's name in a network file. */
    String type();

    DataShape outputShape(DataShape input);

    /** Number of parameters of the layer; all are averaged. */
    default long parameters(DataShape input) {
        return 0;
    }

    /**
     * A convolution with bias.
     *
     * @param filters number of output feature maps
     * @param same whether zero padding makes the output size the input size divided by the stride (Keras: padding "same"); otherwise
     *     there is no padding
     */
    record Convolution(int filters, Window window, boolean same, ActivationFunction activation)
            implements LayerSpecification {
        public Convolution {
            requirePositive("filters", filters);
            if (activation == ActivationFunction.SOFTMAX) {
                throw new IllegalArgumentException("softmax belongs behind the last dense layer");
            }
        }

        @Override
        public String type() {
            return "conv2d";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            Maps maps = maps(input);
            return window.slide(maps, same, filters);
        }

        @Override
        public long parameters(DataShape input) {
            return filters * (1L * maps(input).channels() * window.height() * window.width() + 1);
        }
    }

    /** Max pooling. */
    record MaximumPooling(Window window, boolean same) implements LayerSpecification {
        public MaximumPooling {
            if (window.dilation() != 1) {
                throw new IllegalArgumentException("pooling has no dilation_rate");
            }
        }

        @Override
        public String type() {
            return "max_pooling2d";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            Maps maps = maps(input);
            return window.slide(maps, same, maps.channels());
        }
    }

    /** Average pooling; padding is not included in the mean. */
    record AveragePooling(Window window, boolean same) implements LayerSpecification {
        public AveragePooling {
            if (window.dilation() != 1) {
                throw new IllegalArgumentException("pooling has no dilation_rate");
            }
        }

        @Override
        public String type() {
            return "average_pooling2d";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            Maps maps = maps(input);
            return window.slide(maps, same, maps.channels());
        }
    }

    /** Global average pooling: one value per channel. */
    record GlobalAveragePooling() implements LayerSpecification {
        @Override
        public String type() {
            return "global_average_pooling2d";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return new Row(maps(input).channels());
        }
    }

    /**
     * Batch normalisation: feature maps are normalised to mean 0 and variance 1 per channel, then scaled and shifted by trained
     * parameters (Ioffe and Szegedy, 2015).
     *
     * @param momentum share of the running mean and variance that a step keeps, from 0 to below 1
     * @param epsilon added to the variance, more than 0
     */
    record BatchNormalization(double momentum, double epsilon) implements LayerSpecification {
        public BatchNormalization {
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException(
                        "momentum is " + momentum + ", but must be at least 0 and less than 1");
            }
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon is " + epsilon + ", but must be more than 0");
            }
        }

        @Override
        public String type() {
            return "batch_normalization";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return maps(input);
        }

        /** Scale, shift, running mean and running variance. */
        @Override
        public long parameters(DataShape input) {
            return 4L * maps(input).channels();
        }
    }

    /** An activation function as a layer of its own. */
    record Activate(ActivationFunction activation) implements LayerSpecification {
        public Activate {
            if (activation == ActivationFunction.SOFTMAX) {
                throw new IllegalArgumentException("softmax belongs behind the last dense layer");
            }
        }

        @Override
        public String type() {
            return "activation";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return input;
        }
    }

    /**
     * Leaky ReLU: a positive value itself, else {@code slope} times the value (Maas, Hannun and Ng, Rectifier Nonlinearities Improve
     * Neural Network Acoustic Models, 2013).
     *
     * @param slope at least 0
     */
    record LeakyRectifier(double slope) implements LayerSpecification {
        public LeakyRectifier {
            if (!(slope >= 0 && slope <= 1000)) {
                throw new IllegalArgumentException("negative_slope is " + slope + ", but must be from 0 to 1000");
            }
        }

        @Override
        public String type() {
            return "leaky_re_lu";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return input;
        }
    }

    /**
     * PReLU: a positive value itself, else a learned slope times the value (He et al., Delving Deep into Rectifiers, 2015).
     *
     * @param shared whether all pixels of a feature map have one slope; otherwise each value of an example has its own
     */
    record ParametricRectifier(boolean shared) implements LayerSpecification {
        @Override
        public String type() {
            return "p_re_lu";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            if (shared) {
                maps(input);
            }
            return input;
        }

        @Override
        public long parameters(DataShape input) {
            return shared ? maps(input).channels() : input.size();
        }
    }

    /**
     * Layer normalisation: the channels of each pixel, or the elements of a vector, are normalised to mean 0 and variance 1, then scaled
     * and shifted by trained parameters (Ba, Kiros and Hinton, 2016).
     *
     * @param epsilon added to the variance, more than 0
     */
    record LayerNormalization(double epsilon) implements LayerSpecification {
        public LayerNormalization {
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon is " + epsilon + ", but must be more than 0");
            }
        }

        @Override
        public String type() {
            return "layer_normalization";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            if (normalized(input) < 2) {
                throw new IllegalArgumentException("it normalises one value, which leaves none of its meaning");
            }
            return input;
        }

        /** Scale and shift. */
        @Override
        public long parameters(DataShape input) {
            return 2 * normalized(input);
        }

        /** How many values are normalised together. */
        public static long normalized(DataShape input) {
            return input instanceof Maps maps ? maps.channels() : input.size();
        }
    }

    /** Flattens feature maps into a vector: row by row, the channels of a pixel adjacent. */
    record Flatten() implements LayerSpecification {
        @Override
        public String type() {
            return "flatten";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return new Row(Math.toIntExact(input.size()));
        }
    }

    /** A dense (fully connected) layer with bias. */
    record Dense(int units, ActivationFunction activation) implements LayerSpecification {
        public Dense {
            requirePositive("units", units);
        }

        @Override
        public String type() {
            return "dense";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            row(input);
            return new Row(units);
        }

        @Override
        public long parameters(DataShape input) {
            return units * (row(input).length() + 1L);
        }

        private static Row row(DataShape input) {
            if (input instanceof Row row) {
                return row;
            }
            throw new IllegalArgumentException(
                    "it takes a vector, but its input is feature maps of " + input + "; put a flatten layer before it");
        }
    }

    /**
     * Dropout: in training, values are set to 0 at random and the others scaled up to keep the expected sum.
     *
     * @param rate the share of dropped values, from 0 to below 1
     */
    record Dropout(double rate) implements LayerSpecification {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("rate is " + rate + ", but must be at least 0 and less than 1");
            }
        }

        @Override
        public String type() {
            return "dropout";
        }

        @Override
        public DataShape outputShape(DataShape input) {
            return input;
        }
    }

    /**
     * The window of a convolution or pooling with its stride and dilation, in pixels.
     *
     * @param strideHeight vertical stride, at least 1
     * @param strideWidth horizontal stride, at least 1
     * @param dilation pixels from one of its elements to the next, at least 1 (Yu and Koltun, Multi-Scale Context Aggregation by Dilated
     *     Convolutions, 2016)
     */
    record Window(int height, int width, int strideHeight, int strideWidth, int dilation) {
        public Window {
            requirePositive("window height", height);
            requirePositive("window width", width);
            requirePositive("stride", strideHeight);
            requirePositive("stride", strideWidth);
            requirePositive("dilation_rate", dilation);
        }

        /** A window without gaps. */
        public Window(int height, int width, int strideHeight, int strideWidth) {
            this(height, width, strideHeight, strideWidth, 1);
        }

        Maps slide(Maps input, boolean same, int channels) {
            int rows = extent(input.height(), spanned(height), strideHeight, same);
            int columns = extent(input.width(), spanned(width), strideWidth, same);
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException("its window of " + spanned(height) + "×" + spanned(width)
                        + " does not fit into feature maps of " + input);
            }
            return new Maps(rows, columns, channels);
        }

        private int spanned(int elements) {
            return (elements - 1) * dilation + 1;
        }

        private static int extent(int input, int window, int stride, boolean same) {
            if (same) {
                return (input + stride - 1) / stride;
            }
            return input < window ? 0 : (input - window) / stride + 1;
        }
    }

    private static Maps maps(DataShape input) {
        if (input instanceof Maps maps) {
            return maps;
        }
        throw new IllegalArgumentException("it takes feature maps, but its input is a vector of " + input + " numbers");
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 1");
        }
    }
}
