package org.digitmill.model;

import java.io.Serializable;

/** A model in the form that is sent to executors. Each thread there opens its own {@link Classifier}. */
public interface ClassifierSource extends Serializable {
    /** Identity of the model: the SHA-256 of its weights, 64 hexadecimal digits. */
    String sha256();

    /** A new classifier; the caller closes it. */
    Classifier open();

    /** Digits with a confidence below this need review, 0 to 1. */
    float reviewThreshold();
}
