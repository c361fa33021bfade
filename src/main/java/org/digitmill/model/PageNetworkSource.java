package org.digitmill.model;

import java.io.Serializable;

/** A page model as it travels to executors: each thread there opens its own {@link PageNetwork} of it. */
public interface PageNetworkSource extends Serializable {
    /** What tells this model from every other one: the SHA-256 of its weights, 64 hexadecimal digits. */
    String sha256();

    /** A new network; the caller closes it. */
    PageNetwork open();
}
