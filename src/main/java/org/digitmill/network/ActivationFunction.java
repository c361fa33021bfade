package org.digitmill.network;

import java.util.Locale;

/** Activation functions, with Keras's names in lower case. */
public enum ActivationFunction {
    LINEAR,
    RELU,
    SIGMOID,
    TANH,
    ELU,
    SELU,
    /** x · sigmoid(x), which PyTorch calls SiLU. */
    SWISH,
    /** x · Φ(x), Φ being the normal distribution's function (Hendrycks and Gimpel, Gaussian Error Linear Units, 2016); no approximation. */
    GELU,
    SOFTMAX;

    /** @throws IllegalArgumentException if there is none with this name */
    public static ActivationFunction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The name in a network file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
