package org.digitmill.train.averaging;

import java.io.Serializable;

/**
 * The state that training changes, exchanged between driver and workers.
 *
 * @param parameters of the network, in DL4J's flat order
 * @param updaterState of the updater (Adam: both moments), in DL4J's flat order
 * @param iterations steps taken so far, which Adam's bias correction counts
 */
public record NetworkState(float[] parameters, float[] updaterState, int iterations) implements Serializable {}
