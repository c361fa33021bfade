package org.digitmill.network;

import java.util.Locale;
import org.digitmill.InputException;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;

/** The kind of input of a network. It determines what the last layer must be. */
public enum NetworkInput {
    /** A digit of 28×28 pixels; the network ends with ten probabilities. */
    DIGIT(new Maps(28, 28, 1), "single digits", "'digitmill train'") {
        @Override
        void requireEnd(String network, LayerSpecification last, DataShape output) {
            if (!(last instanceof Dense dense)
                    || dense.units() != 10
                    || (dense.activation() != ActivationFunction.SOFTMAX
                            && dense.activation() != ActivationFunction.SIGMOID)) {
                throw new InputException("Network " + network
                        + " must end in a dense layer of 10 units with softmax (or sigmoid), one unit a digit; it ends in "
                        + last.type() + ".");
            }
        }
    },
    /**
     * A page of any size; in training a crop of 160×160 pixels. The network ends with {@value #PAGE_CHANNELS} feature maps of a quarter
     * of the page's height and width.
     */
    PAGE(new Maps(160, 160, 1), "pages", "'digitmill train-page'") {
        @Override
        void requireEnd(String network, LayerSpecification last, DataShape output) {
            Maps wanted = new Maps(shape().height() / PAGE_STRIDE, shape().width() / PAGE_STRIDE, PAGE_CHANNELS);
            if (!(last instanceof Convolution convolution)
                    || convolution.activation() != ActivationFunction.LINEAR
                    || !output.equals(wanted)) {
                throw new InputException("Network " + network + " reads pages and must end in a linear conv2d layer of "
                        + wanted + "; it ends in " + last.type() + " of " + output + ".");
            }
        }
    },
    /**
     * A region of a page around a possible digit, of 40×40 pixels; the network ends with {@value #REGION_CLASSES} probabilities: of each
     * digit, and of no digit.
     */
    REGION(new Maps(40, 40, 1), "parts of pages", "'digitmill train-page'") {
        @Override
        void requireEnd(String network, LayerSpecification last, DataShape output) {
            if (!(last instanceof Dense dense)
                    || dense.units() != REGION_CLASSES
                    || dense.activation() != ActivationFunction.SOFTMAX) {
                throw new InputException(
                        "Network " + network + " reads parts of pages and must end in a dense layer of "
                                + REGION_CLASSES + " units with softmax; it ends in " + last.type() + ".");
            }
        }
    };

    /** Number of feature maps of a page network. */
    public static final int PAGE_CHANNELS = 32;
    /** Pixels of the page per cell of these maps. */
    public static final int PAGE_STRIDE = 4;

    /** Number of classes of a region network. */
    public static final int REGION_CLASSES = 11;

    private final Maps shape;
    private final String what;
    private final String command;

    NetworkInput(Maps shape, String what, String command) {
        this.shape = shape;
        this.what = what;
        this.command = command;
    }

    /** The shape of one example in training. */
    public Maps shape() {
        return shape;
    }

    /** The name in a network file: {@code page}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The input in the plural, for messages: "pages". */
    public String what() {
        return what;
    }

    /** The command that trains such a network, for messages. */
    public String command() {
        return command;
    }

    /** @throws InputException with a message that says what the last layer must be */
    abstract void requireEnd(String network, LayerSpecification last, DataShape output);
}
