package org.digitmill.train.averaging;

import java.io.Serializable;

/**
 * All that training changes: what travels between the driver and the workers.
 *
 * @param parameters of the network, in DL4J's flat order
 * @param updaterState of the updater (Adam: both moments), in DL4J's flat order
 * @param iterations steps taken so far, which Adam's bias correction counts
 */
public record NetworkState(float[] parameters, float[] updaterState, int iterations) implements Serializable {}
