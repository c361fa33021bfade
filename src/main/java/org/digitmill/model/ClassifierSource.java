package org.digitmill.model;

import java.io.Serializable;

/** A model as it travels to executors: each thread there opens its own {@link Classifier} of it. */
public interface ClassifierSource extends Serializable {
    /** What tells this model from every other one: the SHA-256 of its weights, 64 hexadecimal digits. */
    String sha256();

    /** A new classifier; the caller closes it. */
    Classifier open();

    /** A person should look at digits whose confidence is below this, 0 to 1. */
    float reviewThreshold();
}
